package camaudit.engine;

/** A plan with its weights in a backend's memory; safe for use by many threads. */
public interface PreparedPlan {

    Plan plan();

    /** Buffer bytes that one execution holds for each image of its batch. */
    long bytesPerImage();

    /** Allocates the buffers of one thread for up to {@code batchSize} images. */
    Execution open(int batchSize);
}
