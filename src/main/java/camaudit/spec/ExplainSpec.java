package camaudit.spec;

import camaudit.attribution.method.MethodOptions;
import camaudit.image.decode.DecodeOptions;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How pictures are explained, besides by which network and at which size.
 *
 * @param layers target layers, by name or {@code auto}; the maps of several are fused
 * @param methods attribution methods by name
 * @param mirrored true to take the mean of each map and that of the mirrored picture, mirrored back
 * @param decode how files become pictures
 * @param backend what computes, by name or {@code auto}
 */
public record ExplainSpec(
        List<String> layers,
        List<String> methods,
        MethodOptions options,
        boolean mirrored,
        TargetRule target,
        DecodeOptions decode,
        String backend)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public ExplainSpec {
        layers = List.copyOf(layers);
        methods = List.copyOf(methods);
        Objects.requireNonNull(options);
        Objects.requireNonNull(target);
        Objects.requireNonNull(decode);
        Objects.requireNonNull(backend);
    }

    /** At these layers. */
    public ExplainSpec at(List<String> names) {
        return new ExplainSpec(names, methods, options, mirrored, target, decode, backend);
    }

    /** By these methods. */
    public ExplainSpec by(List<String> names) {
        return new ExplainSpec(layers, names, options, mirrored, target, decode, backend);
    }

    /** For this class. */
    public ExplainSpec target(TargetRule rule) {
        return new ExplainSpec(layers, methods, options, mirrored, rule, decode, backend);
    }
}
