package camaudit.image;

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
     * The heatmap: ReLU, resized by {@link Resampling#halfPixel}, divided by its maximum after that, so that the peak is white; a
     * map without a positive value is black.
     *
     * @param raw row-major, {@code height}×{@code width}, signed
     * @throws IllegalArgumentException if a value is not finite or the sizes do not fit
     */
    public static byte[] encode(float[] raw, int height, int width, int outHeight, int outWidth) {
        if (outHeight < 1 || outWidth < 1) {
            throw new IllegalArgumentException("a picture of " + outWidth + "×" + outHeight + " has no pixels");
        }
        float[] map = Resampling.halfPixel(relu(raw), height, width, outHeight, outWidth);
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
     * @param heatmap row-major, {@code height}×{@code width}, 0..1
     * @throws IllegalArgumentException if a value is not within 0..1 or the sizes do not fit
     */
    public static byte[] encodeFinished(float[] heatmap, int height, int width) {
        if (height < 1 || width < 1 || (long) height * width != heatmap.length) {
            throw new IllegalArgumentException(
                    heatmap.length + " values are not a " + height + "×" + width + " heatmap");
        }
        byte[] rows = new byte[height * (width + 1)];
        for (int i = 0; i < heatmap.length; i++) {
            if (!(heatmap[i] >= 0 && heatmap[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " of the heatmap is " + heatmap[i]
                        + ", not 0 to 1: a signed map is encoded by its raw values");
            }
            rows[i / width + 1 + i] = (byte) Math.round(255.0 * heatmap[i]);
        }
        return png(rows, height, width);
    }

    private static float[] relu(float[] raw) {
        float[] result = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            if (!Float.isFinite(raw[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " of the map is " + raw[i] + ": a map that is not finite has no heatmap");
            }
            result[i] = Math.max(raw[i], 0);
        }
        return result;
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
