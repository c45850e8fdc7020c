package camaudit.image.decode;

import camaudit.image.GrayScale;
import camaudit.image.Pixels;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How transparency is treated: it is dropped, or the picture is laid over a colour.
 *
 * @param drop true to take the colours as they are stored, even where they are transparent; red, green and blue are 0 then
 * @param red 0..255
 * @param green 0..255
 * @param blue 0..255
 */
public record Background(boolean drop, int red, int green, int blue) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Alpha is dropped, as by PIL's {@code convert("RGB")}. */
    public static final Background DROP = new Background(true, 0, 0, 0);

    public Background {
        for (int value : new int[] {red, green, blue}) {
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("a background has the value " + value + ": give 0..255");
            }
        }
    }

    /** Lays pictures over this colour. */
    public static Background of(int red, int green, int blue) {
        return new Background(false, red, green, blue);
    }

    /**
     * Reads {@code drop}, {@code white}, {@code gray}, {@code black} or {@code R,G,B}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Background parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "drop" -> DROP;
            case "white" -> of(255, 255, 255);
            case "gray" -> of(128, 128, 128);
            case "black" -> of(0, 0, 0);
            default -> numbers(text);
        };
    }

    private static Background numbers(String text) {
        List<Integer> parts = Arrays.stream(text.split(",", -1))
                .map(part -> Integer.parseInt(part.strip()))
                .toList();
        if (parts.size() != 3) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no background: give drop, white, gray, black or R,G,B");
        }
        return of(parts.get(0), parts.get(1), parts.get(2));
    }

    /** The text that {@link #parse} reads back. */
    public String written() {
        return drop ? "drop" : red + "," + green + "," + blue;
    }

    /**
     * A picture laid over this colour: (s·a + b·(255 − a)) ÷ 255, rounded to the nearest, as {@code PIL.Image.alpha_composite} does on an
     * opaque background. A gray picture over a colour becomes RGB.
     *
     * @param alpha one byte per pixel, 255 for opaque
     */
    Pixels under(Pixels picture, byte[] alpha) {
        if (drop) {
            return picture;
        }
        boolean gray = picture.channels() == 1 && red == green && green == blue;
        Pixels source = gray ? picture : GrayScale.toRgb(picture);
        int[] colour = {red, green, blue};
        int channels = source.channels();
        byte[] samples = source.samples();
        byte[] result = new byte[samples.length];
        for (int i = 0; i < result.length; i++) {
            int a = alpha[i / channels] & 0xff;
            result[i] = (byte) (((samples[i] & 0xff) * a + colour[i % channels] * (255 - a) + 127) / 255);
        }
        return new Pixels(source.height(), source.width(), channels, result);
    }
}
