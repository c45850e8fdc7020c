package camaudit.image;

import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Writes PNG files, 8 bits a sample: drawings and pictures as the JDK compresses them, maps in gray without filters. */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] GRAY_IN_EIGHT_BITS = {8, 0, 0, 0, 0};

    private PngWriter() {}

    /** The file of a drawing. */
    public static byte[] of(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG writer: install a JRE with java.desktop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The file of a picture, gray or RGB; each pixel becomes a square of {@code zoom}×{@code zoom}, so that shrinking it by any
     * interpolation that looks at the centre restores the picture.
     */
    public static byte[] of(Pixels picture, int zoom) {
        if (zoom < 1) {
            throw new IllegalArgumentException("zoom is " + zoom + ": give 1 or more");
        }
        int height = Math.multiplyExact(picture.height(), zoom);
        int width = Math.multiplyExact(picture.width(), zoom);
        boolean gray = picture.channels() == 1;
        BufferedImage image =
                new BufferedImage(width, height, gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < picture.channels(); channel++) {
                    image.getRaster().setSample(x, y, channel, picture.at(y / zoom, x / zoom, channel));
                }
            }
        }
        return of(image);
    }

    /**
     * The file of a heatmap: ReLU, resized by {@link Geometry#HALFPIXEL}, divided by its maximum after that, so that the peak is white; a
     * map without a positive value is black.
     *
     * @param raw signed
     * @throws IllegalArgumentException if a value is not finite or a size is not above 0
     */
    public static byte[] heatmap(FloatMap raw, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a picture of " + width + "×" + height + " has no pixels");
        }
        FloatMap map = Geometry.HALFPIXEL.resize(raw.requireFinite().positive(), height, width);
        float most = 0;
        for (float value : map.values()) {
            most = Math.max(most, value);
        }
        return gray(map, most > 0 ? most : 1);
    }

    /**
     * The file of a heatmap that is finished: 0 is black, 1 is white, as it is, neither resized nor scaled.
     *
     * @throws IllegalArgumentException if a value is not within 0..1
     */
    public static byte[] finished(FloatMap heatmap) {
        float[] values = heatmap.values();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " of the heatmap is " + values[i]
                        + ", not 0 to 1: a signed map is encoded by its raw values");
            }
        }
        return gray(heatmap, 1);
    }

    /** From 0, black, to {@code most}, white; a row is a filter byte 0 (none) and its samples. */
    private static byte[] gray(FloatMap map, float most) {
        byte[] rows = new byte[map.height() * (map.width() + 1)];
        for (int i = 0; i < map.values().length; i++) {
            rows[i / map.width() + 1 + i] = (byte) Math.round(255.0 * map.values()[i] / most);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(rows.length / 2 + 64);
        file.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(map.width()).putInt(map.height());
        chunk(file, "IHDR", header.put(GRAY_IN_EIGHT_BITS).array());
        chunk(file, "IDAT", deflate(rows));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, data.length + 4);
        file.writeBytes(chunk.putInt((int) crc.getValue()).array());
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
