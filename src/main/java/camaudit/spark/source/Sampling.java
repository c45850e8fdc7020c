package camaudit.spark.source;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** An even sample of a dataset: the same images every time, whatever else is in it. */
public final class Sampling {
    private static final double SPAN = 1L << 32;

    private Sampling() {}

    /** True for about {@code share} of all ids. */
    public static boolean takes(String imageId, double share) {
        if (share >= 1) {
            return true;
        }
        CRC32 hash = new CRC32();
        hash.update(imageId.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() < share * SPAN;
    }
}
