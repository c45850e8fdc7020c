package camaudit.explain;

import camaudit.attribution.Attribution;
import camaudit.attribution.Requirement;
import camaudit.attribution.method.Attributions;
import camaudit.attribution.preset.Preset;
import camaudit.engine.Compiler;
import camaudit.engine.Plan;
import camaudit.image.fit.Preprocess;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Shape;
import camaudit.spec.ExplainOptions;
import camaudit.spec.ExplainSpec;
import camaudit.spec.TargetRule;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How pictures are explained, fitted to a network.
 *
 * @param pixels how a picture becomes the network's input
 */
public record Recipe(ExplainSpec spec, Preprocess pixels) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Recipe {
        Objects.requireNonNull(spec);
        Objects.requireNonNull(pixels);
    }

    /**
     * The recipe for a network.
     *
     * @throws ModelException if the network leaves its image size open
     * @throws camaudit.text.InputException if the network does not take such pixels
     */
    public static Recipe of(ExplainOptions options, Network network) {
        Shape input = network.inputShape();
        if (!input.isKnown()) {
            throw new ModelException("model '" + network.name() + "' leaves its image size open (" + input
                    + "): give it with --input-size HEIGHTxWIDTH");
        }
        return new Recipe(options.spec(), options.pixels().of(input.height(), input.width(), input.channels()));
    }

    /** The methods, in their order. */
    public List<Attribution> attributions() {
        return spec.methods().stream()
                .map(name -> Attributions.named(name, spec.options()))
                .toList();
    }

    /** What the methods ask of the network. */
    public Set<Requirement> needs() {
        EnumSet<Requirement> needs = EnumSet.of(Requirement.ACTIVATIONS);
        attributions().forEach(method -> needs.addAll(method.needs()));
        return needs;
    }

    /**
     * The network compiled for this recipe.
     *
     * @throws ModelException if a method cannot work on it
     */
    public Plan plan(Network network) {
        if (spec.layers().size() > 1) {
            attributions().stream()
                    .filter(method -> !method.fusesLayers())
                    .findFirst()
                    .ifPresent(method -> {
                        throw new ModelException(
                                "method " + method.name() + " takes one --layer, not " + spec.layers());
                    });
        }
        boolean pooling =
                spec.options().reproduced().filter(Preset::poolingCounts).isPresent();
        List<String> layers = spec.layers().stream()
                .map(layer -> pooling && layer.equals(Compiler.AUTO) ? Compiler.AUTO_OR_POOLING : layer)
                .toList();
        return Compiler.compile(network, layers, needs());
    }

    /** The same recipe for other targets. */
    public Recipe with(TargetRule rule) {
        return new Recipe(spec.target(rule), pixels);
    }

    /** The same recipe with other methods. */
    public Recipe with(List<String> methods) {
        return new Recipe(spec.by(methods), pixels);
    }

    /** The same recipe with its layers resolved by a plan. */
    public Recipe resolved(Plan plan) {
        return new Recipe(spec.at(plan.targets()), pixels);
    }
}
