package camaudit.image;

import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A class activation map as an 8-bit gray PNG. */
public final class HeatmapPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private HeatmapPng() {}

    /**
     * The heatmap: ReLU, resized by {@link Geometry#HALFPIXEL}, divided by its maximum after that, so that the peak is white; a
     * map without a positive value is black.
     *
     * @param raw signed
     * @throws IllegalArgumentException if a value is not finite or a size is not above 0
     */
    public static byte[] encode(FloatMap raw, int outHeight, int outWidth) {
        if (outHeight < 1 || outWidth < 1) {
            throw new IllegalArgumentException("a picture of " + outWidth + "×" + outHeight + " has no pixels");
        }
        float[] map = Geometry.HALFPIXEL
                .resize(raw.requireFinite().positive(), outHeight, outWidth)
                .values();
        float most = 0;
        for (float value : map) {
            most = Math.max(most, value);
        }
        byte[] rows = new byte[outHeight * (outWidth + 1)];
        for (int i = 0; i < map.length && most > 0; i++) {
            rows[i / outWidth + 1 + i] = (byte) Math.round(255.0 * map[i] / most);
        }
        return png(rows, outHeight, outWidth);
    }

    /**
     * A heatmap that is finished: 0 is black, 1 is white, as it is, neither resized nor scaled.
     *
     * @throws IllegalArgumentException if a value is not within 0..1
     */
    public static byte[] encodeFinished(FloatMap map) {
        float[] heatmap = map.values();
        int width = map.width();
        byte[] rows = new byte[map.height() * (width + 1)];
        for (int i = 0; i < heatmap.length; i++) {
            if (!(heatmap[i] >= 0 && heatmap[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " of the heatmap is " + heatmap[i]
                        + ", not 0 to 1: a signed map is encoded by its raw values");
            }
            rows[i / width + 1 + i] = (byte) Math.round(255.0 * heatmap[i]);
        }
        return png(rows, map.height(), width);
    }

    /** The file; a row is a filter byte 0 (none) and its samples. */
    private static byte[] png(byte[] rows, int height, int width) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(rows.length / 2 + 64);
        file.writeBytes(SIGNATURE);
        byte[] depthAndType = {8, 0, 0, 0, 0};
        chunk(
                file,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(depthAndType)
                        .array());
        chunk(file, "IDAT", deflate(rows));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(body);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
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
