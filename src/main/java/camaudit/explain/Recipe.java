package camaudit.explain;

import camaudit.attribution.Attribution;
import camaudit.attribution.Attributions;
import camaudit.attribution.MethodOptions;
import camaudit.attribution.Need;
import camaudit.attribution.Preset;
import camaudit.engine.Compiler;
import camaudit.engine.Plan;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.network.ModelException;
import camaudit.network.Network;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How pictures are explained, besides by which network.
 *
 * @param layers target layers, by name or {@code auto}; the maps of several are fused
 * @param methods attribution methods by name
 * @param mirrored true to take the mean of each map and that of the mirrored picture, mirrored back
 * @param decode how files become pictures
 * @param backend which backend is asked for
 */
public record Recipe(
        ArrayList<String> layers,
        ArrayList<String> methods,
        MethodOptions options,
        boolean mirrored,
        TargetRule target,
        DecodeOptions decode,
        Preprocess pixels,
        String backend)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public Recipe {
        layers = new ArrayList<>(List.copyOf(layers));
        methods = new ArrayList<>(List.copyOf(methods));
        Objects.requireNonNull(options);
        Objects.requireNonNull(target);
        Objects.requireNonNull(decode);
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(backend);
    }

    /** A recipe for pictures that are decoded by the defaults. */
    public Recipe(
            ArrayList<String> layers,
            ArrayList<String> methods,
            MethodOptions options,
            boolean mirrored,
            TargetRule target,
            Preprocess pixels,
            String backend) {
        this(layers, methods, options, mirrored, target, DecodeOptions.DEFAULT, pixels, backend);
    }

    /** The methods, in their order. */
    public List<Attribution> attributions() {
        return methods.stream().map(name -> Attributions.named(name, options)).toList();
    }

    /** What the methods ask of the network. */
    public Set<Need> needs() {
        EnumSet<Need> needs = EnumSet.of(Need.ACTIVATIONS);
        attributions().forEach(method -> needs.addAll(method.needs()));
        return needs;
    }

    /**
     * The network made ready for this recipe.
     *
     * @throws ModelException if a method cannot work on it
     */
    public Plan plan(Network network) {
        if (layers.size() > 1) {
            attributions().stream()
                    .filter(method -> !method.fusesLayers())
                    .findFirst()
                    .ifPresent(method -> {
                        throw new ModelException("method " + method.name() + " takes one --layer, not " + layers);
                    });
        }
        boolean pooling = options.reproduced().filter(Preset::poolingCounts).isPresent();
        List<String> sought = layers.stream()
                .map(layer -> pooling && layer.equals(Compiler.AUTO) ? Compiler.AUTO_OR_POOLING : layer)
                .toList();
        return Compiler.compile(network, sought, needs());
    }

    /** The same recipe for other targets. */
    public Recipe with(TargetRule rule) {
        return new Recipe(layers, methods, options, mirrored, rule, decode, pixels, backend);
    }

    /** The same recipe with other methods. */
    public Recipe with(List<String> others) {
        return new Recipe(layers, new ArrayList<>(others), options, mirrored, target, decode, pixels, backend);
    }

    /** The same recipe with its layers resolved by a plan. */
    public Recipe resolved(Plan plan) {
        return new Recipe(new ArrayList<>(plan.targets()), methods, options, mirrored, target, decode, pixels, backend);
    }
}
