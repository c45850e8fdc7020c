package camaudit.spark.executor;

import camaudit.engine.LoadedModel;
import camaudit.engine.Plan;
import camaudit.explain.Estimate;
import camaudit.explain.Recipe;
import camaudit.network.Network;
import camaudit.spec.EvidenceSpec;
import camaudit.text.InputException;

/** A model that the driver has read, compiled and loaded, so that nothing about it can fail in a task. */
public final class PreparedModel {
    private static final long LARGEST_BUFFERS = 16L << 30;

    private final ModelFile file;
    private final Recipe recipe;
    private final LoadedModel loadedModel;
    private final long bytesPerImage;

    private PreparedModel(ModelFile file, Recipe recipe, LoadedModel loadedModel) {
        this.file = file;
        this.recipe = recipe;
        this.loadedModel = loadedModel;
        this.bytesPerImage = loadedModel.bytesPerImage();
    }

    /**
     * Compiles a network for a recipe and loads its weights.
     *
     * @param network what {@code file} holds, for images of the recipe's size
     * @throws camaudit.engine.BackendException if the recipe's backend does not load here
     * @throws camaudit.network.ModelException if a layer or a method does not fit the network, or the backend cannot run it
     */
    public static PreparedModel of(ModelFile file, Network network, Recipe recipe) {
        Plan plan = recipe.plan(network);
        LoadedModel loadedModel =
                LoadedModel.of(plan, recipe.needs(), recipe.spec().backend());
        Recipe resolved = recipe.resolved(plan);
        ExecutorPlans.instance().keep(file.sha256(), resolved, loadedModel);
        return new PreparedModel(file, resolved, loadedModel);
    }

    public ModelFile file() {
        return file;
    }

    /** How pictures are explained, its layers resolved. */
    public Recipe recipe() {
        return recipe;
    }

    public Plan plan() {
        return loadedModel.plan().plan();
    }

    /** The weights and what runs on them. */
    public LoadedModel loadedModel() {
        return loadedModel;
    }

    /** What the weights were loaded into. */
    public String backend() {
        return loadedModel.backend();
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

    /** {@link Estimate#imagesPerSecond}. */
    public double imagesPerSecond(EvidenceSpec evidence, long total, int batchSize) {
        return Estimate.imagesPerSecond(recipe, evidence, total, loadedModel, batchSize);
    }

    /** {@link LoadedModel#defaultBatchSize()}. */
    public int defaultBatchSize() {
        return loadedModel.defaultBatchSize();
    }
}
