package camaudit.engine;

import camaudit.attribution.Requirement;
import camaudit.network.Activation;
import camaudit.network.ModelException;
import java.util.Set;

/** Checks that a network can give what the methods of a run need. */
final class RequirementCheck {
    private RequirementCheck() {}

    /** @throws ModelException if it cannot; the message names the method that needs it and what to use instead */
    static void check(Plan plan, Set<Requirement> needs) {
        if (needs.contains(Requirement.LINEAR_HEAD) && !plan.linearHead()) {
            throw new ModelException(
                    "method cam is only defined where nothing but global average pooling and one dense layer "
                            + "follows the one target layer; '" + plan.target() + "' of model '"
                            + plan.network().name() + "' is followed by more: use grad-cam");
        }
        if (needs.contains(Requirement.TAIL)) {
            Tail.of(plan);
        }
        if ((needs.contains(Requirement.GUIDED) || needs.contains(Requirement.RECTIFIED)) && !hasRectifier(plan)) {
            throw new ModelException("model '" + plan.network().name()
                    + "' has no ReLU: guided-backprop, guided-grad-cam and deconvnet would be the plain gradient there. Use "
                    + "saliency or gradient-x-input");
        }
    }

    private static boolean hasRectifier(Plan plan) {
        return plan.network().nodes().stream()
                .anyMatch(n -> n.operation() instanceof Activation activation && activation.isRectifier());
    }
}
