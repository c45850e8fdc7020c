package camaudit.spark.sample;

import camaudit.explain.Sample;
import camaudit.image.Pixels;
import camaudit.image.fit.Preprocess;
import camaudit.spark.source.SourceImage;
import java.util.Objects;

/**
 * An image of a dataset, fitted to the network's input.
 *
 * @param image as its source handed it out
 * @param original the decoded picture
 * @param fitted the picture at the size of the network's input
 */
public record FittedImage(SourceImage image, Pixels original, Pixels fitted) {
    private static final int SEED_DIGITS = 16;

    public FittedImage {
        Objects.requireNonNull(image);
        Objects.requireNonNull(original);
        Objects.requireNonNull(fitted);
    }

    /** What the random numbers of methods start from: the first digits of the image's digest, the same in every run. */
    public long seed() {
        return seed(image.sha256());
    }

    /** The same from a picture's digest, in hex; 0 where there is none. */
    public static long seed(String sha256) {
        return sha256.length() < SEED_DIGITS ? 0 : Long.parseUnsignedLong(sha256.substring(0, SEED_DIGITS), 16);
    }

    public Sample sample() {
        return new Sample(fitted, image.label(), seed());
    }

    /** How much of each cell of a map of the input is foreground. */
    public ForegroundMaps foreground(Preprocess pixels) {
        return ForegroundMaps.of(image, original, pixels);
    }
}
