package camaudit.explain;

import camaudit.attribution.MethodOptions;
import camaudit.engine.Backends;
import camaudit.engine.Compiler;
import camaudit.image.InputException;
import camaudit.image.Preprocess;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How pictures are explained, whatever the network: {@link #DEFAULT} is a Grad-CAM of the predicted class on pixels 0..255 of the
 * network's size, and each method gives a copy with one thing changed.
 *
 * @param channels empty where the network decides: gray for one channel, RGB for three
 */
public record ExplainOptions(
        List<String> layers,
        List<String> methods,
        MethodOptions methodOptions,
        boolean mirrored,
        TargetRule target,
        Optional<Preprocess.Channels> channels,
        Preprocess.Resize resize,
        Preprocess.Interpolation interpolation,
        double scale,
        double offset,
        List<Double> mean,
        List<Double> std,
        String backend) {

    public static final ExplainOptions DEFAULT = new ExplainOptions(
            List.of(Compiler.AUTO),
            List.of("grad-cam"),
            MethodOptions.DEFAULT,
            false,
            new TargetRule(TargetRule.Kind.PREDICTED, 0),
            Optional.empty(),
            Preprocess.Resize.NONE,
            Preprocess.Interpolation.BILINEAR,
            1,
            0,
            List.of(),
            List.of(),
            Backends.AUTO);

    public ExplainOptions {
        layers = List.copyOf(layers);
        methods = List.copyOf(methods);
        Objects.requireNonNull(methodOptions);
        Objects.requireNonNull(target);
        Objects.requireNonNull(channels);
        Objects.requireNonNull(resize);
        Objects.requireNonNull(interpolation);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        Objects.requireNonNull(backend);
    }

    /** At these layers, by name; the maps of several are fused. */
    public ExplainOptions at(String... names) {
        return new ExplainOptions(
                List.of(names),
                methods,
                methodOptions,
                mirrored,
                target,
                channels,
                resize,
                interpolation,
                scale,
                offset,
                mean,
                std,
                backend);
    }

    /** By these methods, named as on the command line. */
    public ExplainOptions by(String... names) {
        return new ExplainOptions(
                layers,
                List.of(names),
                methodOptions,
                mirrored,
                target,
                channels,
                resize,
                interpolation,
                scale,
                offset,
                mean,
                std,
                backend);
    }

    /** With these options of the methods. */
    public ExplainOptions with(MethodOptions options) {
        return new ExplainOptions(
                layers,
                methods,
                options,
                mirrored,
                target,
                channels,
                resize,
                interpolation,
                scale,
                offset,
                mean,
                std,
                backend);
    }

    /** For this class. */
    public ExplainOptions target(TargetRule rule) {
        return new ExplainOptions(
                layers,
                methods,
                methodOptions,
                mirrored,
                rule,
                channels,
                resize,
                interpolation,
                scale,
                offset,
                mean,
                std,
                backend);
    }

    /** Pictures of other sizes are resized so. */
    public ExplainOptions resize(Preprocess.Resize rule) {
        return new ExplainOptions(
                layers,
                methods,
                methodOptions,
                mirrored,
                target,
                channels,
                rule,
                interpolation,
                scale,
                offset,
                mean,
                std,
                backend);
    }

    /** The network's input is (x·scale + offset − mean) ÷ std for x in 0..255; lists are empty, of one value, or one per channel. */
    public ExplainOptions pixels(double factor, double added, List<Double> means, List<Double> deviations) {
        return new ExplainOptions(
                layers,
                methods,
                methodOptions,
                mirrored,
                target,
                channels,
                resize,
                interpolation,
                factor,
                added,
                means,
                deviations,
                backend);
    }

    /**
     * The recipe for a network.
     *
     * @throws ModelException if the network does not take such channels
     * @throws InputException if the pixel options contradict each other
     */
    public Recipe recipe(Network network) {
        Shape input = network.inputShape();
        Preprocess.Channels fed =
                channels.orElse(input.channels() == 1 ? Preprocess.Channels.GRAY : Preprocess.Channels.RGB);
        if (fed.count() != input.channels()) {
            throw new ModelException("the network takes " + input.channels() + " channels, --channels "
                    + fed.name().toLowerCase(Locale.ROOT) + " gives " + fed.count());
        }
        if (!input.isKnown()) {
            throw new ModelException("model '" + network.name() + "' leaves its image size open (" + input
                    + "): give it with --input-size HEIGHTxWIDTH");
        }
        Preprocess pixels;
        try {
            pixels =
                    new Preprocess(fed, input.height(), input.width(), resize, interpolation, scale, offset, mean, std);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
        return new Recipe(
                new ArrayList<>(layers), new ArrayList<>(methods), methodOptions, mirrored, target, pixels, backend);
    }
}
