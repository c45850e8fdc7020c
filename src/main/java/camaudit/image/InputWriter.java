package camaudit.image;

import java.util.List;

/** A {@link Preprocess} compiled to one table of 256 numbers per channel; immutable, safe for several threads. */
public final class InputWriter {
    private final Preprocess preprocess;
    /** By the network's channel, then the sample. */
    private final float[][] values;

    InputWriter(Preprocess preprocess) {
        this.preprocess = preprocess;
        int channels = preprocess.channels().count();
        this.values = new float[channels][256];
        for (int c = 0; c < channels; c++) {
            double mean = perChannel(preprocess.mean(), c, 0);
            double std = perChannel(preprocess.std(), c, 1);
            for (int x = 0; x < 256; x++) {
                values[c][x] = (float) ((x * preprocess.scale() + preprocess.offset() - mean) / std);
            }
        }
    }

    private static double perChannel(List<Double> list, int channel, double absent) {
        return list.isEmpty() ? absent : list.get(list.size() == 1 ? 0 : channel);
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
}
