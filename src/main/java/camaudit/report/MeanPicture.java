package camaudit.report;

import camaudit.image.Pixels;
import java.util.Optional;

/** The mean of pictures of one size, sample by sample. */
public final class MeanPicture {
    private double[] sums = new double[0];
    private int height;
    private int width;
    private int channels;
    private int pictures;

    /** Adds a picture; one whose size differs from the first is ignored. */
    public void add(Pixels picture) {
        if (pictures == 0) {
            height = picture.height();
            width = picture.width();
            channels = picture.channels();
            sums = new double[picture.samples().length];
        }
        if (picture.height() == height && picture.width() == width && picture.channels() == channels) {
            byte[] samples = picture.samples();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += samples[i] & 0xff;
            }
            pictures++;
        }
    }

    /** How many pictures count. */
    public int pictures() {
        return pictures;
    }

    /** The mean, rounded; empty without a picture. */
    public Optional<Pixels> picture() {
        if (pictures == 0) {
            return Optional.empty();
        }
        byte[] samples = new byte[sums.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(sums[i] / pictures);
        }
        return Optional.of(new Pixels(height, width, channels, samples));
    }
}
