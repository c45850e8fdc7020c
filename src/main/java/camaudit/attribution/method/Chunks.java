package camaudit.attribution.method;

/** How many probes are put to the network at once. */
final class Chunks {
    private static final int FLOATS = 64 << 18;
    private static final int ROUNDS = 4;

    private Chunks() {}

    /**
     * At most {@value #ROUNDS} batches and 64 MB, whole batches if that allows one, at least one probe.
     *
     * @param images of a batch
     * @param floats of one probe
     */
    static int size(int images, int floats) {
        int fitting = Math.max(1, FLOATS / floats);
        return fitting < images ? fitting : Math.min(fitting / images, ROUNDS) * images;
    }
}
