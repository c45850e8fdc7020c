package camaudit.engine;

/** A plan with its weights in a backend's memory; safe for use by many threads. */
public interface PreparedPlan {

    Plan plan();

    /** Buffer bytes that one execution holds for each image of its batch. */
    long bytesPerImage();

    /** As many images as fit 256 MB of buffers, at most 64, at least 1. */
    default int defaultBatchSize() {
        return batchSize(bytesPerImage());
    }

    /** {@link #defaultBatchSize()} for this many buffer bytes for each image. */
    static int batchSize(long bytesPerImage) {
        return (int) Math.max(1, Math.min(64, (256L << 20) / bytesPerImage));
    }

    /** Allocates the buffers of one thread for up to {@code batchSize} images. */
    Execution open(int batchSize);
}
