package camaudit.spark;

import camaudit.engine.Backends;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import camaudit.image.InputException;
import java.util.Objects;

/** A model that the driver has read, compiled and loaded, so that nothing about it can fail in a task. */
public final class PreparedModel {
    private static final long LARGEST_BUFFERS = 16L << 30;

    private final ModelFile file;
    private final PreparedPlan prepared;
    private final String choice;
    private final String backend;
    private final long bytesPerImage;

    private PreparedModel(ModelFile file, PreparedPlan prepared, String choice, String backend) {
        this.file = file;
        this.prepared = prepared;
        this.choice = choice;
        this.backend = backend;
        this.bytesPerImage = prepared.bytesPerImage();
    }

    /**
     * Loads a plan's weights.
     *
     * @param choice the backend, {@link Backends#AUTO} or a name
     * @throws camaudit.engine.BackendException if it does not load here
     * @throws camaudit.network.ModelException if the backend cannot run an operation
     */
    public static PreparedModel of(ModelFile file, Plan plan, String choice) {
        Objects.requireNonNull(file);
        Backends.Prepared prepared = Backends.prepare(plan, choice);
        ExecutorPlans.instance().keep(file.sha256(), choice, prepared.plan());
        return new PreparedModel(file, prepared.plan(), choice, prepared.backend());
    }

    public ModelFile file() {
        return file;
    }

    public Plan plan() {
        return prepared.plan();
    }

    /** The weights and what runs on them. */
    public PreparedPlan prepared() {
        return prepared;
    }

    /** The backend that was asked for. */
    String choice() {
        return choice;
    }

    /** What the weights were loaded into. */
    public String backend() {
        return backend;
    }

    /** Buffer bytes that a task holds for each image of its batch. */
    public long bytesPerImage() {
        return bytesPerImage;
    }

    /**
     * A batch size, if its buffers stay below 16 GB.
     *
     * @throws InputException if they do not
     */
    public int requireBatch(int batchSize) {
        long most = LARGEST_BUFFERS / bytesPerImage;
        if (batchSize > most) {
            throw new InputException("--batch-size " + batchSize + ": one image takes " + bytesPerImage
                    + " bytes of buffers in this network, so that at most " + most + " fit 16 GB; the default is "
                    + defaultBatchSize());
        }
        return batchSize;
    }

    /** {@link PreparedPlan#defaultBatchSize()}. */
    public int defaultBatchSize() {
        return prepared.defaultBatchSize();
    }
}
