package camaudit.engine.onednn;

import camaudit.engine.Execution;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import camaudit.engine.Schedule;
import java.util.List;

/** A plan with its weights in oneDNN's memory. */
final class OnednnPlan implements PreparedPlan {
    private static final int SAMPLE = 8;

    private final Plan plan;
    private final Layers layers;
    private final Schedule schedule;
    private final List<FusedGroup> groups;
    private final long bytesPerImage;

    OnednnPlan(Plan plan) {
        this.plan = plan;
        this.layers = new Layers(plan);
        this.schedule = new Schedule(plan, node -> false);
        this.groups = Fusion.of(plan, schedule::needsGradient);
        this.bytesPerImage = measure();
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
