package camaudit.spec;

import camaudit.attribution.method.MethodOptions;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Pipeline;
import camaudit.image.fit.PixelOptions;
import camaudit.image.fit.Preprocess;
import camaudit.vocabulary.Method;
import java.util.List;
import java.util.Objects;

/**
 * How pictures are explained, whatever the network: {@link #DEFAULT} is a Grad-CAM of the predicted class on pixels 0..255 of the
 * network's size, and each method gives a copy with one thing changed.
 */
public record ExplainOptions(ExplainSpec spec, PixelOptions pixels) {
    private static final String AUTO = "auto";

    public static final ExplainOptions DEFAULT = new ExplainOptions(
            new ExplainSpec(
                    List.of(AUTO),
                    List.of(Method.GRAD_CAM.label()),
                    MethodOptions.DEFAULT,
                    false,
                    TargetRule.PREDICTED,
                    DecodeOptions.DEFAULT,
                    AUTO),
            PixelOptions.DEFAULT);

    public ExplainOptions {
        Objects.requireNonNull(spec);
        Objects.requireNonNull(pixels);
    }

    /** At these layers, by name; the maps of several are fused. */
    public ExplainOptions at(String... names) {
        return new ExplainOptions(spec.at(List.of(names)), pixels);
    }

    /** By these methods, named as on the command line. */
    public ExplainOptions by(String... names) {
        return new ExplainOptions(spec.by(List.of(names)), pixels);
    }

    /** With these options of the methods. */
    public ExplainOptions with(MethodOptions options) {
        return with(options, spec.mirrored(), spec.decode());
    }

    /** The mean of each map and that of the mirrored picture, mirrored back. */
    public ExplainOptions smoothed() {
        return with(spec.options(), true, spec.decode());
    }

    /** For this class. */
    public ExplainOptions target(TargetRule rule) {
        return new ExplainOptions(spec.target(rule), pixels);
    }

    /** Pictures of other sizes are resized by this rule. */
    public ExplainOptions resize(Preprocess.Resize rule) {
        return with(pixels.resized(rule));
    }

    /** The network's input is (x·scale + offset − mean) ÷ std for x in 0..255; lists are empty, of one value, or one per channel. */
    public ExplainOptions pixels(double scale, double offset, List<Double> mean, List<Double> std) {
        return with(pixels.normalized(scale, offset, mean, std));
    }

    /** Pictures are prepared as by a widely used loader; replaces all earlier options of pixels. */
    public ExplainOptions as(Pipeline pipeline) {
        return with(pipeline.options());
    }

    /** Files become pictures by these options. */
    public ExplainOptions decoded(DecodeOptions how) {
        return with(spec.options(), spec.mirrored(), how);
    }

    /** With these options of pixels. */
    public ExplainOptions with(PixelOptions options) {
        return new ExplainOptions(spec, options);
    }

    private ExplainOptions with(MethodOptions options, boolean mirrored, DecodeOptions decode) {
        return new ExplainOptions(
                new ExplainSpec(
                        spec.layers(), spec.methods(), options, mirrored, spec.target(), decode, spec.backend()),
                pixels);
    }
}
