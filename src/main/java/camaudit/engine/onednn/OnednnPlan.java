package camaudit.engine.onednn;

import camaudit.engine.Execution;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import camaudit.engine.Schedule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan with its weights in oneDNN's memory. */
final class OnednnPlan implements PreparedPlan {
    private static final int SAMPLE = 8;

    private final Plan plan;
    private final Layers layers;
    private final Schedule schedule;
    private final List<FusedGroup> groups;
    private final WatchedValues.Choice watched;
    private final long bytesPerImage;
    private @Nullable OnednnPlan exact;

    OnednnPlan(Plan plan) {
        this(plan, false);
    }

    private OnednnPlan(Plan plan, boolean keepingNan) {
        this.plan = plan;
        this.layers = new Layers(plan, keepingNan);
        this.schedule = new Schedule(plan, node -> false);
        this.groups = keepingNan
                ? Fusion.withoutActivations(plan, schedule::needsGradient)
                : Fusion.of(plan, schedule::needsGradient);
        this.watched = keepingNan ? new WatchedValues.Choice(Set.of(), true) : WatchedValues.of(plan, groups);
        this.bytesPerImage = measure();
    }

    /**
     * The same plan with kernels that keep NaN, slower and with weights of its own; made when it is first needed, for batches in which
     * numbers got so large that there may be one.
     */
    synchronized OnednnPlan exact() {
        OnednnPlan made = exact;
        if (made == null) {
            made = new OnednnPlan(plan, true);
            exact = made;
        }
        return made;
    }

    WatchedValues.Choice watched() {
        return watched;
    }

    /** The buffer bytes for each image, measured on a recorded plan; recording it also loads the weights. */
    private long measure() {
        return Dnnl.scoped(() ->
                (new BufferOffsets(new RecordedPlan(this, SAMPLE).recorder()).bytes() + SAMPLE - 1) / SAMPLE);
    }

    @Override
    public Plan plan() {
        return plan;
    }

    Layers layers() {
        return layers;
    }

    List<FusedGroup> groups() {
        return groups;
    }

    Schedule schedule() {
        return schedule;
    }

    @Override
    public long bytesPerImage() {
        return bytesPerImage;
    }

    @Override
    public Execution open(int batchSize) {
        return new OnednnExecution(this, batchSize);
    }
}
