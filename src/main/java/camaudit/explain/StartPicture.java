package camaudit.explain;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.fit.Brightness;
import camaudit.image.fit.Preprocess;
import camaudit.text.InputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The picture that ascent begins with, as brightness 0..1 in the network's channels. */
public final class StartPicture {
    private static final double NOISE = 0.1;

    private StartPicture() {}

    /**
     * The picture.
     *
     * @param start {@code gray}, {@code black}, {@code white}, {@code noise} (gray ± 0.1, uniform) or the URI of an image
     * @param files reads the bytes at a URI
     * @throws InputException if there is no such image, or it does not fit
     */
    public static float[] of(String start, long seed, Preprocess pixels, Function<String, byte[]> files) {
        float[] picture =
                new float[pixels.height() * pixels.width() * pixels.channels().count()];
        switch (start) {
            case "black" -> Arrays.fill(picture, 0);
            case "gray" -> Arrays.fill(picture, 0.5f);
            case "white" -> Arrays.fill(picture, 1);
            case "noise" -> {
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < picture.length; i++) {
                    picture[i] = (float) (0.5 + NOISE * (2 * random.nextDouble() - 1));
                }
            }
            default -> {
                return read(start, pixels, files.apply(start));
            }
        }
        return picture;
    }

    private static float[] read(String uri, Preprocess pixels, byte[] content) {
        Decoded decoded = ImageDecoder.withDefaults().decode(content);
        Decoded fitted = decoded instanceof Pixels picture ? pixels.fit(picture) : decoded;
        if (fitted instanceof Rejection rejection) {
            throw new InputException("--start " + uri + ": " + rejection.message());
        }
        return new Brightness(pixels).of((Pixels) fitted);
    }
}
