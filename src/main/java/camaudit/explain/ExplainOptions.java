package camaudit.explain;

import camaudit.attribution.MethodOptions;
import camaudit.engine.Backends;
import camaudit.engine.Compiler;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Pipeline;
import camaudit.image.fit.PixelOptions;
import camaudit.image.fit.Preprocess;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Shape;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How pictures are explained, whatever the network: {@link #DEFAULT} is a Grad-CAM of the predicted class on pixels 0..255 of the
 * network's size, and each method gives a copy with one thing changed.
 *
 * @param mirrored true to take the mean with the mirrored picture's map, mirrored back
 */
public record ExplainOptions(
        List<String> layers,
        List<String> methods,
        MethodOptions methodOptions,
        boolean mirrored,
        TargetRule target,
        DecodeOptions decode,
        PixelOptions pixels,
        String backend) {

    public static final ExplainOptions DEFAULT = new ExplainOptions(
            List.of(Compiler.AUTO),
            List.of(Method.GRAD_CAM.label()),
            MethodOptions.DEFAULT,
            false,
            new TargetRule(TargetRule.Kind.PREDICTED, 0),
            DecodeOptions.DEFAULT,
            PixelOptions.DEFAULT,
            Backends.AUTO);

    public ExplainOptions {
        layers = List.copyOf(layers);
        methods = List.copyOf(methods);
        Objects.requireNonNull(methodOptions);
        Objects.requireNonNull(target);
        Objects.requireNonNull(decode);
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(backend);
    }

    /** At these layers, by name; the maps of several are fused. */
    public ExplainOptions at(String... names) {
        return new ExplainOptions(List.of(names), methods, methodOptions, mirrored, target, decode, pixels, backend);
    }

    /** By these methods, named as on the command line. */
    public ExplainOptions by(String... names) {
        return new ExplainOptions(layers, List.of(names), methodOptions, mirrored, target, decode, pixels, backend);
    }

    /** With these options of the methods. */
    public ExplainOptions with(MethodOptions options) {
        return new ExplainOptions(layers, methods, options, mirrored, target, decode, pixels, backend);
    }

    /** The mean of each map and that of the mirrored picture, mirrored back. */
    public ExplainOptions smoothed() {
        return new ExplainOptions(layers, methods, methodOptions, true, target, decode, pixels, backend);
    }

    /** For this class. */
    public ExplainOptions target(TargetRule rule) {
        return new ExplainOptions(layers, methods, methodOptions, mirrored, rule, decode, pixels, backend);
    }

    /** Pictures of other sizes are resized so. */
    public ExplainOptions resize(Preprocess.Resize rule) {
        return with(pixels.resized(rule));
    }

    /** The network's input is (x·scale + offset − mean) ÷ std for x in 0..255; lists are empty, of one value, or one per channel. */
    public ExplainOptions pixels(double scale, double offset, List<Double> mean, List<Double> std) {
        return with(pixels.normalized(scale, offset, mean, std));
    }

    /** Pictures are prepared as by a widely used loader; replaces all that was said of pixels before. */
    public ExplainOptions as(Pipeline pipeline) {
        return with(pipeline.options());
    }

    /** Files become pictures by these options. */
    public ExplainOptions decoded(DecodeOptions how) {
        return new ExplainOptions(layers, methods, methodOptions, mirrored, target, how, pixels, backend);
    }

    /** With these pixels. */
    public ExplainOptions with(PixelOptions options) {
        return new ExplainOptions(layers, methods, methodOptions, mirrored, target, decode, options, backend);
    }

    /**
     * The recipe for a network.
     *
     * @throws ModelException if the network leaves its image size open
     * @throws camaudit.text.InputException if the network does not take such pixels
     */
    public Recipe recipe(Network network) {
        Shape input = network.inputShape();
        if (!input.isKnown()) {
            throw new ModelException("model '" + network.name() + "' leaves its image size open (" + input
                    + "): give it with --input-size HEIGHTxWIDTH");
        }
        Preprocess preprocess = pixels.of(input.height(), input.width(), input.channels());
        return new Recipe(
                new ArrayList<>(layers),
                new ArrayList<>(methods),
                methodOptions,
                mirrored,
                target,
                decode,
                preprocess,
                backend);
    }
}
