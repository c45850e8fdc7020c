package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** An uncompressed BMP, checked to be whole before the JDK reads it. */
final class BmpFile {
    static final ImageFormat FORMAT = new ImageFormat(
            "BMP", List.of("bmp"), BmpFile::recognises, (file, limit, transparent) -> decode(file, limit));

    private static final JdkReader READER = JdkReader.ofJava("bmp");
    private static final Set<Long> HEADER_SIZES = Set.of(12L, 40L, 52L, 56L, 64L, 108L, 124L);
    private static final int CORE_HEADER = 12;
    private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);
    private static final Set<Long> UNCOMPRESSED = Set.of(0L, 3L, 6L);

    private BmpFile() {}

    /** Whether this is a BMP: "BM" alone could begin a text too, so the size of the header has to be a known one. */
    private static boolean recognises(FileBytes file) {
        if (!file.has(0, "BM")) {
            return false;
        }
        try {
            return file.length() < 18 || HEADER_SIZES.contains(file.little32(14));
        } catch (DecodeException e) {
            return false;
        }
    }

    private static Stored decode(FileBytes file, SizeLimit limit) throws DecodeException, IOException {
        boolean core = file.little32(14) == CORE_HEADER;
        long width = core ? file.little16(18) : (int) file.little32(18);
        long height = core ? file.little16(20) : Math.abs((long) (int) file.little32(22));
        int depth = file.little16(core ? 24 : 28);
        long compression = core ? 0 : file.little32(30);
        limit.check(width, height);
        if (!DEPTHS.contains(depth) || !UNCOMPRESSED.contains(compression)) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_FORMAT,
                    "the BMP has " + depth + " bits a pixel and compression " + compression
                            + ": save it without compression, or as PNG");
        }
        long rowBytes = (width * depth + 31) / 32 * 4;
        file.require(file.little32(10) + rowBytes * height);
        return Stored.of(Rasters.pixels(READER.image(file.content()), false));
    }
}
