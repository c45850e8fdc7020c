package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.image.Rejection;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.List;

/** The first frame of a GIF, laid on its logical screen as a viewer (and PIL) does. */
final class GifFile {
    static final ImageFormat FORMAT = new ImageFormat(
            "GIF", List.of("gif"), file -> file.has(0, "GIF87a") || file.has(0, "GIF89a"), GifFile::decode);

    private static final JdkReader READER = JdkReader.ofJava("gif").reportingRows();
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;

    private final FileBytes file;
    /** The palette index that is transparent, 0 where none is; it fills the screen around the frame. */
    private int background;

    private boolean hasTransparency;

    private GifFile(FileBytes file) {
        this.file = file;
    }

    private static Stored decode(FileBytes file, SizeLimit limit, boolean transparent)
            throws DecodeException, IOException {
        return new GifFile(file).decode(limit, transparent);
    }

    private Stored decode(SizeLimit limit, boolean transparent) throws DecodeException, IOException {
        int at = firstImage();
        int left = file.little16(at + 1);
        int top = file.little16(at + 3);
        int frameWidth = file.little16(at + 5);
        int frameHeight = file.little16(at + 7);
        limit.check(frameWidth, frameHeight);
        int width = Math.max(file.little16(6), left + frameWidth);
        int height = Math.max(file.little16(8), top + frameHeight);
        limit.check(width, height);
        int codeSize = at + 10 + colors(file.unsignedByte(at + 9)) * 3;
        skipBlocks(codeSize + 1);

        BufferedImage image = READER.image(file.content());
        boolean seen = transparent && hasTransparency;
        Pixels frame = Rasters.pixels(image, false);
        if (frame.width() == width && frame.height() == height) {
            Stored stored = Stored.of(frame);
            return seen ? stored.with(Rasters.bands(image.getRaster()).keyed(background)) : stored;
        }
        byte[] opacity = new byte[seen ? width * height : 0];
        byte[] screen = new byte[width * height * 3];
        fill(screen, color(image.getColorModel()));
        for (int y = 0; y < frame.height(); y++) {
            int from = y * frame.width() * 3;
            System.arraycopy(frame.samples(), from, screen, ((top + y) * width + left) * 3, frame.width() * 3);
        }
        Stored stored = Stored.of(new Pixels(height, width, 3, screen));
        if (!seen) {
            return stored;
        }
        byte[] inner = Rasters.bands(image.getRaster()).keyed(background);
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(inner, y * frame.width(), opacity, (top + y) * width + left, frame.width());
        }
        return stored.with(opacity);
    }

    /** The place of the first image descriptor. */
    private int firstImage() throws DecodeException {
        int at = 13 + colors(file.unsignedByte(10)) * 3;
        while (file.unsignedByte(at) == EXTENSION) {
            if (file.unsignedByte(at + 1) == GRAPHIC_CONTROL && (file.unsignedByte(at + 3) & 1) != 0) {
                background = file.unsignedByte(at + 6);
                hasTransparency = true;
            }
            at = skipBlocks(at + 2);
        }
        if (file.unsignedByte(at) != IMAGE) {
            throw new DecodeException(
                    Rejection.Reason.CORRUPT,
                    "the GIF has no image at byte " + at + ", where one is due: make it anew");
        }
        return at;
    }

    /** The place after the data blocks that begin here. */
    private int skipBlocks(int start) throws DecodeException {
        int at = start;
        int size = file.unsignedByte(at);
        while (size != 0) {
            at += size + 1;
            size = file.unsignedByte(at);
        }
        return at + 1;
    }

    private static int colors(int flags) {
        return (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
    }

    private int color(ColorModel model) {
        return model instanceof IndexColorModel palette && background < palette.getMapSize()
                ? palette.getRGB(background)
                : 0;
    }

    private static void fill(byte[] screen, int rgb) {
        if ((rgb & 0xffffff) == 0) {
            return;
        }
        byte[] color = {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
        for (int i = 0; i < screen.length; i++) {
            screen[i] = color[i % 3];
        }
    }
}
