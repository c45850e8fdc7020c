package camaudit.audit.slice;

import java.nio.charset.StandardCharsets;

/** A hash of an image's id, the same on every machine. */
public final class ImageHash {
    private ImageHash() {}

    /** FNV-1a of the UTF-8 bytes, its bits mixed as SplittableRandom does; unsigned. */
    public static long of(String image) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : image.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
