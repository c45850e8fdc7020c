package camaudit.engine;

import camaudit.attribution.Requirement;
import camaudit.network.Network;
import java.util.List;
import java.util.Set;

/** Plans of what most methods need. */
public final class Plans {
    private Plans() {}

    /** For activations and gradients at one layer. */
    public static Plan of(Network network, String layer) {
        return Compiler.compile(network, List.of(layer), Set.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS));
    }
}
