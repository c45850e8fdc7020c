package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.image.Rejection.Reason;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A WebP; of an animation, the first frame on its canvas, with black around it.
 *
 * <p>The chunk of the picture is cut out and given to the reader in a file of its own, so that no colour profile is applied. Lossless
 * pictures and alpha equal libwebp's. Lossy ones do not: the reader (TwelveMonkeys 3.12) upsamples colour differently and is a little off
 * in brightness; over six photos of quality 50 to 95 the mean difference from libwebp was 0.6 to 4.5 levels, the largest 53.
 */
final class WebpFile {
    static final ImageFormat FORMAT = new ImageFormat(
            "WebP", List.of("webp"), file -> file.has(0, "RIFF") && file.has(8, "WEBPVP8"), WebpFile::decode);

    private static final JdkReader READER = JdkReader.of(new WebPImageReaderSpi());
    private static final int RIFF_HEADER = 12;
    private static final int FRAME_HEADER = 16;
    private static final int ALPHA_FLAG = 0x10;

    private final FileBytes file;
    private long picture;
    private long alpha;
    private long frame;
    private long canvas;
    private int orientation = 1;

    private WebpFile(FileBytes file) {
        this.file = file;
    }

    private static Stored decode(FileBytes file, SizeLimit limit, boolean transparent)
            throws DecodeException, IOException {
        WebpFile webp = new WebpFile(file);
        webp.chunks(RIFF_HEADER, Math.min(8 + file.little32(4), Integer.MAX_VALUE));
        if (webp.picture == 0) {
            throw new DecodeException(Reason.TRUNCATED, "the WebP ends before its picture begins: copy it again");
        }
        return webp.decode(limit, transparent).turned(webp.orientation);
    }

    /** Reads the chunks between two places, those within a frame, too. */
    private void chunks(long start, long end) throws DecodeException {
        for (long at = start; at + 8 <= end && (picture == 0 || at + 8 <= file.length()); ) {
            long length = file.little32(at + 4);
            int place = (int) at;
            if (picture == 0) {
                file.require(at + 8 + length);
            }
            if (file.has(place, "VP8X")) {
                canvas = at + 8;
            } else if (file.has(place, "ANMF") && picture == 0) {
                frame = at + 8;
                chunks(frame + FRAME_HEADER, frame + length);
            } else if (file.has(place, "ALPH") && picture == 0) {
                alpha = at;
            } else if ((file.has(place, "VP8 ") || file.has(place, "VP8L")) && picture == 0) {
                picture = at;
            } else if (file.has(place, "EXIF")) {
                orientation = TiffTags.orientation(file, at + (file.has(place + 8, "Exif\0\0") ? 14 : 8));
            }
            at += 8 + length + (length & 1);
        }
    }

    private Stored decode(SizeLimit limit, boolean transparent) throws DecodeException, IOException {
        boolean lossless = file.has((int) picture, "VP8L");
        long bits = lossless ? file.little32(picture + 9) : file.little32(picture + 14);
        int width = (int) (lossless ? (bits & 0x3fff) + 1 : bits & 0x3fff);
        int height = (int) (lossless ? (bits >> 14 & 0x3fff) + 1 : bits >> 16 & 0x3fff);
        limit.check(width, height);
        checkCanvas(width, height, limit);
        if (lossless ? file.unsignedByte(picture + 8) != 0x2f : !file.has((int) picture + 11, "\u009d\1*")) {
            throw new DecodeException(Reason.CORRUPT, "the WebP's picture does not begin as one: copy it again");
        }
        boolean raw = !lossless && alpha > 0 && (file.unsignedByte(alpha + 8) & 3) == 0;
        boolean separate = !lossless && transparent && alpha > 0 && !raw;
        Rasters.Bands bands =
                Rasters.bands(READER.image(isolated(width, height, separate)).getRaster());
        Stored stored = Stored.of(bands.pixels());
        if (transparent && bands.count() == 4) {
            stored = stored.with(bands.band(3));
        } else if (transparent && raw) {
            stored = stored.with(rawAlpha(width * height));
        }
        return frame > 0 ? onCanvas(stored, bands, transparent) : stored;
    }

    /** Alpha that is not compressed; the reader would get it wrong. */
    private byte[] rawAlpha(int pixels) throws DecodeException {
        if ((file.unsignedByte(alpha + 8) >> 2 & 3) != 0 || frame > 0) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_COLOR,
                    "the WebP has uncompressed, filtered alpha: convert it to PNG, or drop alpha (--background drop)");
        }
        file.require(alpha + 9 + pixels);
        return Arrays.copyOfRange(file.content(), (int) alpha + 9, (int) alpha + 9 + pixels);
    }

    private void checkCanvas(int width, int height, SizeLimit limit) throws DecodeException {
        if (canvas == 0) {
            return;
        }
        long wide = little24(canvas + 4) + 1;
        long high = little24(canvas + 7) + 1;
        limit.check(wide, high);
        boolean fits = frame == 0
                ? wide == width && high == height
                : 2 * little24(frame) + width <= wide && 2 * little24(frame + 3) + height <= high;
        if (!fits) {
            throw new DecodeException(
                    Reason.CORRUPT,
                    "the WebP declares " + wide + "×" + high + " pixels and holds a picture of " + width + "×" + height
                            + ": make it anew");
        }
    }

    private Stored onCanvas(Stored stored, Rasters.Bands bands, boolean transparent) throws DecodeException {
        if (canvas == 0) {
            return stored;
        }
        int wide = (int) little24(canvas + 4) + 1;
        int high = (int) little24(canvas + 7) + 1;
        Pixels inner = bands.pixels();
        if (inner.width() == wide && inner.height() == high) {
            return stored;
        }
        int left = 2 * (int) little24(frame);
        int top = 2 * (int) little24(frame + 3);
        byte[] opaque = new byte[inner.width() * inner.height()];
        Arrays.fill(opaque, (byte) 255);
        byte[] innerAlpha = bands.count() == 4 ? bands.band(3) : opaque;
        byte[] colours = new byte[wide * high * 3];
        byte[] all = new byte[wide * high];
        for (int y = 0; y < inner.height(); y++) {
            int to = (top + y) * wide + left;
            System.arraycopy(inner.samples(), y * inner.width() * 3, colours, to * 3, inner.width() * 3);
            System.arraycopy(innerAlpha, y * inner.width(), all, to, inner.width());
        }
        Stored whole = Stored.of(new Pixels(high, wide, 3, colours));
        return transparent ? whole.with(all) : whole;
    }

    /** A file with nothing but the picture, and its alpha where that is in a separate chunk. */
    private byte[] isolated(int width, int height, boolean separate) throws DecodeException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        if (separate) {
            body.writeBytes("VP8X".getBytes(StandardCharsets.US_ASCII));
            little(body, 10, 4);
            little(body, ALPHA_FLAG, 4);
            little(body, width - 1, 3);
            little(body, height - 1, 3);
            chunk(body, alpha);
        }
        chunk(body, picture);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        little(whole, body.size(), 4);
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private void chunk(ByteArrayOutputStream out, long at) throws DecodeException {
        int length = (int) file.little32(at + 4);
        out.write(file.content(), (int) at, 8 + length);
        if ((length & 1) == 1) {
            out.write(0);
        }
    }

    private static void little(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> (8 * i));
        }
    }

    private long little24(long at) throws DecodeException {
        return file.little16(at) | (long) file.unsignedByte(at + 2) << 16;
    }
}
