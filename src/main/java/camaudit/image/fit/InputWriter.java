package camaudit.image.fit;

import camaudit.image.Pixels;

/** A {@link Preprocess} compiled to a table of 256 numbers per channel, for whole samples; immutable, safe for several threads. */
public final class InputWriter {
    private final Preprocess preprocess;
    private final double[] means;
    private final double[] stds;
    /** By the network's channel, then the sample. */
    private final float[][] values;

    InputWriter(Preprocess preprocess) {
        this.preprocess = preprocess;
        int channels = preprocess.channels().count();
        this.means = new double[channels];
        this.stds = new double[channels];
        this.values = new float[channels][256];
        for (int c = 0; c < channels; c++) {
            means[c] = preprocess.mean(c);
            stds[c] = preprocess.std(c);
            for (int x = 0; x < 256; x++) {
                values[c][x] = number(x, c);
            }
        }
    }

    private float number(double sample, int channel) {
        return (float) ((sample * preprocess.scale() + preprocess.offset() - means[channel]) / stds[channel]);
    }

    /** Writes as {@link Preprocess#write} does. */
    public void write(Pixels fitted, float[] batch, int image) {
        int channels = values.length;
        if (fitted.height() != preprocess.height()
                || fitted.width() != preprocess.width()
                || fitted.channels() != channels) {
            throw new IllegalArgumentException("a picture of " + fitted.height() + "×" + fitted.width() + "×"
                    + fitted.channels() + " (height×width×channels) is not the network's " + preprocess.height() + "×"
                    + preprocess.width() + "×" + channels + ": fit it first");
        }
        byte[] samples = fitted.samples();
        long start = (long) image * samples.length;
        if (image < 0 || start + samples.length > batch.length) {
            throw new IllegalArgumentException("a batch of " + batch.length + " numbers has no image " + image + " of "
                    + samples.length + " numbers: make the batch larger");
        }
        int at = (int) start;
        if (fitted.fine().isPresent()) {
            writeFine(fitted.fine().get(), batch, at);
            return;
        }
        if (channels == 1) {
            for (int i = 0; i < samples.length; i++) {
                batch[at + i] = values[0][samples[i] & 0xff];
            }
            return;
        }
        boolean swapped = preprocess.channels() == Preprocess.Channels.BGR;
        int first = swapped ? 2 : 0;
        int last = swapped ? 0 : 2;
        for (int i = 0; i < samples.length; i += 3) {
            batch[at + i] = values[0][samples[i + first] & 0xff];
            batch[at + i + 1] = values[1][samples[i + 1] & 0xff];
            batch[at + i + 2] = values[2][samples[i + last] & 0xff];
        }
    }

    private void writeFine(float[] samples, float[] batch, int at) {
        int channels = values.length;
        boolean swapped = preprocess.channels() == Preprocess.Channels.BGR;
        for (int i = 0; i < samples.length; i++) {
            int c = i % channels;
            batch[at + i] = number(samples[swapped ? i - c + 2 - c : i], c);
        }
    }
}
