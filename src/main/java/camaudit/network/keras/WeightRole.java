package camaudit.network.keras;

import camaudit.network.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role of a dataset in its layer, found from its name: {@code conv1/kernel:0} in Keras 2, {@code convolution2d_1_W} in Keras 1. */
final class WeightRole {
    /** The number of images that a normalization has seen; it is not needed and never read. */
    static final String COUNT = "count";

    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("kernel", "kernel"),
            Map.entry("W", "kernel"),
            Map.entry("depthwise_kernel", "depthwise_kernel"),
            Map.entry("pointwise_kernel", "pointwise_kernel"),
            Map.entry("alpha", "alpha"),
            Map.entry("alphas", "alpha"),
            Map.entry("mean", "mean"),
            Map.entry("variance", "variance"),
            Map.entry("count", COUNT),
            Map.entry("bias", "bias"),
            Map.entry("b", "bias"),
            Map.entry("gamma", "gamma"),
            Map.entry("beta", "beta"),
            Map.entry("moving_mean", "moving_mean"),
            Map.entry("running_mean", "moving_mean"),
            Map.entry("moving_variance", "moving_variance"),
            // Keras 1 names it a deviation but stores the variance.
            Map.entry("running_std", "moving_variance"));

    private WeightRole() {}

    /**
     * The names in the order of the roles; in their own order, if no role can be found from any name.
     *
     * @throws ModelException if some roles can be found, but not those that the configuration asks for
     */
    static List<String> order(LayerConfig layer, List<String> names, List<String> roles) {
        Map<String, String> byRole = new HashMap<>();
        for (String name : names) {
            of(layer, name).ifPresent(role -> byRole.put(role, name));
        }
        if (byRole.isEmpty()) {
            return names;
        }
        List<String> ordered = new ArrayList<>();
        for (String role : roles) {
            String name = byRole.get(role);
            if (name == null && role.equals("depthwise_kernel")) {
                // In Keras 3 it is named kernel.
                name = byRole.get("kernel");
            }
            if (name == null) {
                throw new ModelException(layer + " has the weights " + names
                        + " in the file, its configuration asks for " + roles + ": save the model again");
            }
            ordered.add(name);
        }
        return ordered;
    }

    private static Optional<String> of(LayerConfig layer, String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
        String prefix = layer.ownName() + "_";
        String bare = last.startsWith(prefix) ? last.substring(prefix.length()) : last;
        return Optional.ofNullable(ROLES.get(bare));
    }
}
