package camaudit.image.fit;

import camaudit.image.Pixels;

/**
 * Pictures as brightness, v = x ÷ 255 in 0..1 in the order of the network's channels, and their conversion by a {@link Preprocess} to the
 * network's input: (255·v·scale + offset − mean) ÷ std. Batches are (pictures, height, width, channels), row-major.
 */
public final class Brightness {
    private final Preprocess preprocess;
    private final int channels;
    private final double[] factors;
    private final double[] constants;

    public Brightness(Preprocess preprocess) {
        this.preprocess = preprocess;
        this.channels = preprocess.channels().count();
        this.factors = new double[channels];
        this.constants = new double[channels];
        for (int c = 0; c < channels; c++) {
            double std = preprocess.std(c);
            factors[c] = 255 * preprocess.scale() / std;
            constants[c] = (preprocess.offset() - preprocess.mean(c)) / std;
        }
    }

    /** The network's input. */
    public float[] toInput(float[] pictures) {
        float[] input = new float[pictures.length];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) (pictures[i] * factors[i % channels] + constants[i % channels]);
        }
        return input;
    }

    /** The gradient with respect to brightness from the one with respect to the network's input, of the same size. */
    public float[] chain(float[] byInput) {
        float[] gradient = new float[byInput.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) (byInput[i] * factors[i % channels]);
        }
        return gradient;
    }

    /** One picture of a batch, rounded to 8 bits, as {@link Preprocess#fit} returns pictures. */
    public Pixels toPixels(float[] pictures, int picture) {
        int size = preprocess.height() * preprocess.width() * channels;
        byte[] samples = new byte[size];
        for (int i = 0; i < size; i++) {
            samples[i / channels * channels + place(i % channels)] =
                    (byte) Math.round(255 * Math.max(0, Math.min(1, pictures[picture * size + i])));
        }
        return new Pixels(preprocess.height(), preprocess.width(), channels, samples);
    }

    /** The brightness of a picture that {@link Preprocess#fit} returned. */
    public float[] of(Pixels fitted) {
        byte[] samples = fitted.samples();
        float[] picture = new float[samples.length];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (samples[i / channels * channels + place(i % channels)] & 0xff) / 255f;
        }
        return picture;
    }

    /** The index in a picture of a channel of the network. */
    private int place(int channel) {
        return preprocess.channels() == Preprocess.Channels.BGR ? 2 - channel : channel;
    }
}
