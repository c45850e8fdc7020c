package camaudit.image.edit;

import camaudit.image.Pixels;
import java.util.Arrays;

/** Puts the foreground of one picture onto another. Shares say how much of each pixel is foreground, 0..1, row-major. */
public final class Compositing {
    private Compositing() {}

    /**
     * share·foreground + (1 − share)·background at each pixel, rounded half up to 8 bits (Porter and Duff 1984, "over").
     *
     * @throws IllegalArgumentException if the pictures and the shares are not of one size
     */
    public static Pixels over(Pixels foreground, Pixels background, double[] shares) {
        requireSize(foreground, shares);
        if (background.height() != foreground.height()
                || background.width() != foreground.width()
                || background.channels() != foreground.channels()) {
            throw new IllegalArgumentException("a background of " + size(background) + " for a foreground of "
                    + size(foreground) + " (height×width×channels): fit both to the network's input first");
        }
        int channels = foreground.channels();
        byte[] samples = new byte[foreground.samples().length];
        for (int i = 0; i < samples.length; i++) {
            double share = shares[i / channels];
            samples[i] = rounded(share * (foreground.samples()[i] & 0xff)
                    + (1 - share) * (background.samples()[i] & 0xff));
        }
        return new Pixels(foreground.height(), foreground.width(), channels, samples);
    }

    /** A picture of one colour, 0..255 by channel, rounded. */
    public static Pixels even(int height, int width, double[] color) {
        byte[] samples = new byte[height * width * color.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = rounded(color[i % color.length]);
        }
        return new Pixels(height, width, color.length, samples);
    }

    /**
     * The mean colour of the background, 0..255 by channel, over the pixels without any foreground; by shares where there are none.
     *
     * @throws IllegalArgumentException if the sizes do not fit or all of the picture is foreground
     */
    public static double[] backgroundMean(Pixels picture, double[] shares) {
        double[] weights = Inpainting.weights(picture, shares);
        double[] mean = new double[picture.channels()];
        for (int i = 0; i < picture.samples().length; i++) {
            mean[i % mean.length] += weights[i / mean.length] * (picture.samples()[i] & 0xff);
        }
        double all = Arrays.stream(weights).sum();
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= all;
        }
        return mean;
    }

    static void requireSize(Pixels picture, double[] shares) {
        if (shares.length != picture.height() * picture.width()) {
            throw new IllegalArgumentException(shares.length + " shares for a picture of " + size(picture)
                    + " (height×width×channels): give the coverage of each of its pixels");
        }
    }

    private static String size(Pixels picture) {
        return picture.height() + "×" + picture.width() + "×" + picture.channels();
    }

    static byte rounded(double value) {
        return (byte) Math.max(0, Math.min(255, Math.floor(value + 0.5)));
    }
}
