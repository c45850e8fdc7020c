package camaudit.spark.source;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spark's own image struct: height, width, nChannels, and data as OpenCV has it, blue first. */
public final class SparkPixels {
    /** The fields of such a struct. */
    public static final List<String> FIELDS = List.of("height", "width", "nChannels", "data");

    private SparkPixels() {}

    /** The picture of one such struct, or why there is none. */
    public static Decoded decode(int height, int width, int channels, byte @Nullable [] data) {
        if (height < 1
                || width < 1
                || channels < 1
                || data == null
                || (double) height * width * channels != data.length) {
            return new Rejection(
                    Rejection.Reason.CORRUPT,
                    "an image of " + height + "×" + width + "×" + channels + " does not fit its "
                            + (data == null ? 0 : data.length) + " bytes: Spark could not read the file");
        }
        if (channels == 1) {
            return new Pixels(height, width, 1, data);
        }
        if (channels != 3 && channels != 4) {
            return new Rejection(
                    Rejection.Reason.UNSUPPORTED_COLOR, "an image of " + channels + " channels: expected 1, 3 or 4");
        }
        byte[] rgb = new byte[height * width * 3];
        for (int i = 0; i < height * width; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = data[channels * i + 2 - c];
            }
        }
        return new Pixels(height, width, 3, rgb);
    }
}
