package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.image.Rejection.Reason;
import java.util.List;

/**
 * The first page of a TIFF: gray with 0 as black or as white, palette, RGB or CMYK of 1 to 16 bits, in strips or tiles, by pixel or by
 * plane; uncompressed, LZW, deflate or PackBits.
 *
 * <p>The orientation tag is part of the format and always followed, as PIL does; {@link Orientation} is about photos.
 */
final class TiffFile {
    static final ImageFormat FORMAT = new ImageFormat(
            "TIFF", List.of("tif", "tiff"), file -> file.has(0, "II*\0") || file.has(0, "MM\0*"), TiffFile::decode);

    private static final int WHITE_IS_ZERO = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int INKS = 5;
    /** A tile may be larger than its picture; this many pixels of it are always allowed. */
    private static final long SMALL_TILE = 1 << 20;

    private final TiffTags tags;
    private final int width;
    private final int height;
    private final int bits;
    private final int samples;
    private final int kind;

    private TiffFile(FileBytes file, SizeLimit limit) throws DecodeException {
        this.tags = TiffTags.read(file, 0);
        limit.check(tags.number(256, 0), tags.number(257, 0));
        this.width = (int) tags.number(256, 0);
        this.height = (int) tags.number(257, 0);
        this.bits = (int) tags.number(258, 1);
        this.samples = (int) tags.number(277, 1);
        this.kind = (int) tags.number(262, -1);
    }

    private static Stored decode(FileBytes file, SizeLimit limit, boolean transparent) throws DecodeException {
        TiffFile tiff = new TiffFile(file, limit);
        tiff.checkKind();
        byte[] stored = new TiffBlocks(file, tiff.tags, tiff.width, tiff.height, tiff.bits, tiff.samples)
                .read(tiff.kind != PALETTE, Math.max(limit.maxPixels(), SMALL_TILE));
        byte[] alpha = tiff.alpha(stored);
        Pixels picture = tiff.colours(stored, alpha);
        int orientation = (int) tiff.tags.number(TiffTags.ORIENTATION, 1);
        if (transparent && alpha.length > 0) {
            Pixels opacity = new Pixels(tiff.height, tiff.width, 1, alpha);
            return Stored.of(Orientation.upright(picture, orientation))
                    .with(Orientation.upright(opacity, orientation).samples());
        }
        return Stored.of(Orientation.upright(picture, orientation));
    }

    private void checkKind() throws DecodeException {
        long scheme = tags.number(259, 1);
        if (!TiffCompression.knows(scheme)) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_FORMAT,
                    "the TIFF has compression " + scheme
                            + ": save it uncompressed or with LZW, deflate or PackBits, or as PNG");
        }
        int inks = kind == INKS ? 4 : kind == RGB ? 3 : 1;
        boolean depth =
                bits == 8 || (bits == 16 && kind != PALETTE) || (inks == 1 && (bits == 1 || bits == 2 || bits == 4));
        boolean same = true;
        for (int i = 1; i < Math.min(samples, tags.count(258)); i++) {
            same &= tags.number(258, i, bits) == bits;
        }
        if (kind < 0
                || kind == 4
                || kind > INKS
                || samples < inks
                || samples > 8
                || !depth
                || !same
                || tags.number(339, 1) != 1
                || tags.number(266, 1) != 1) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_COLOR,
                    "the TIFF has " + samples + " samples of " + bits + " bits, photometric interpretation " + kind
                            + " and sample format " + tags.number(339, 1)
                            + ": save it as gray, palette, RGB or CMYK of whole numbers of 8 or 16 bits");
        }
    }

    /** The opacity of each pixel; empty where the file has none. */
    private byte[] alpha(byte[] stored) throws DecodeException {
        int inks = kind == INKS ? 4 : kind == RGB ? 3 : 1;
        long extra = tags.number(338, 0);
        if (samples == inks || (extra != 1 && extra != 2)) {
            return new byte[0];
        }
        byte[] alpha = new byte[width * height];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = stored[i * samples + inks];
        }
        return alpha;
    }

    private Pixels colours(byte[] stored, byte[] alpha) throws DecodeException {
        if (kind == PALETTE) {
            return palette(stored);
        }
        int channels = kind == RGB ? 3 : kind == INKS ? 4 : 1;
        byte[] result = new byte[width * height * channels];
        boolean multiplied = alpha.length > 0 && tags.number(338, 0) == 1;
        for (int i = 0; i < result.length; i++) {
            int sample = stored[i / channels * samples + i % channels] & 0xff;
            if (multiplied) {
                int opacity = alpha[i / channels] & 0xff;
                sample = opacity == 0 ? 0 : Math.min(255, sample * 255 / opacity);
            }
            result[i] = (byte) (kind == WHITE_IS_ZERO ? 255 - sample : sample);
        }
        return kind == INKS ? Cmyk.toRgb(height, width, result) : new Pixels(height, width, channels, result);
    }

    /** The picture of palette indices; of the 16 bits of a palette's colours the high byte counts. */
    private Pixels palette(byte[] stored) throws DecodeException {
        int colours = 1 << bits;
        byte[] table = new byte[256 * 3];
        for (int i = 0; i < colours * 3; i++) {
            table[i % colours * 3 + i / colours] = (byte) (tags.number(320, i, 0) >> 8);
        }
        byte[] result = new byte[width * height * 3];
        for (int i = 0; i < result.length; i++) {
            result[i] = table[(stored[i / 3 * samples] & 0xff) * 3 + i % 3];
        }
        return new Pixels(height, width, 3, result);
    }
}
