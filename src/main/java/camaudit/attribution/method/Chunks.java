package camaudit.attribution.method;

/** How many probes run through the network at once. */
final class Chunks {
    private static final int FLOATS = 64 << 18;
    private static final int ROUNDS = 4;

    private Chunks() {}

    /**
     * At most {@value #ROUNDS} batches and 64 MB, whole batches if that allows one, at least one probe.
     *
     * @param images how many a batch has
     * @param floats how many one probe has
     */
    static int size(int images, int floats) {
        int fitting = Math.max(1, FLOATS / floats);
        return fitting < images ? fitting : Math.min(fitting / images, ROUNDS) * images;
    }
}
