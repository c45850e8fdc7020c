package camaudit.engine;

import camaudit.attribution.Requirement;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A network with its weights loaded, ready to examine images by the methods of a run; safe for use by many threads.
 *
 * @param plan the whole network
 * @param tail the layers after the target layer, where a method needs them
 * @param backend which backend runs them and why, for logs and provenance
 */
public record LoadedModel(PreparedPlan plan, Optional<PreparedPlan> tail, String backend) {
    public LoadedModel {
        Objects.requireNonNull(plan);
        Objects.requireNonNull(tail);
        Objects.requireNonNull(backend);
    }

    /**
     * Loads the weights.
     *
     * @param needs the requirements that the plan was compiled for
     * @param choice as {@link Backends#prepare(Plan, String)}
     */
    public static LoadedModel of(Plan plan, Set<Requirement> needs, String choice) {
        Backends.Prepared whole = Backends.prepare(plan, choice);
        Optional<PreparedPlan> tail = needs.contains(Requirement.TAIL)
                ? Optional.of(Backends.prepare(Tail.of(plan), choice).plan())
                : Optional.empty();
        return new LoadedModel(whole.plan(), tail, whole.backend());
    }

    /** Buffer bytes that one session holds for each image of its batch. */
    public long bytesPerImage() {
        return plan.bytesPerImage() + tail.map(PreparedPlan::bytesPerImage).orElse(0L);
    }

    /** {@link PreparedPlan#defaultBatchSize()} of both plans together. */
    public int defaultBatchSize() {
        return PreparedPlan.batchSize(bytesPerImage());
    }

    /** Allocates the buffers of one thread for up to {@code batchSize} images. */
    public ModelSession open(int batchSize) {
        return new ModelSession(this, batchSize);
    }
}
