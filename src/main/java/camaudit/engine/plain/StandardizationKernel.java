package camaudit.engine.plain;

import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.Shape;
import java.util.function.IntFunction;

/**
 * Layer and group normalization: brings blocks of cells and neighbouring channels to mean 0 and variance 1, then scales and shifts
 * each channel.
 */
final class StandardizationKernel implements PlainKernel {
    private final int channels;
    private final int blockCells;
    private final int blockChannels;
    private final float[] gamma;
    private final float[] beta;
    private final double epsilon;

    StandardizationKernel(LayerNormalization normalization) {
        channels = normalization.gamma().size();
        blockCells = 1;
        blockChannels = channels;
        gamma = normalization.gamma().values();
        beta = normalization.beta().values();
        epsilon = normalization.epsilon();
    }

    StandardizationKernel(GroupNormalization normalization, Shape input) {
        channels = normalization.gamma().size();
        blockCells = input.size() / channels;
        blockChannels = channels / normalization.groups();
        gamma = normalization.gamma().values();
        beta = normalization.beta().values();
        epsilon = normalization.epsilon();
    }

    private interface Block {
        /** Takes the offset of a block's first value and the number of its first channel. */
        void at(int start, int channel);
    }

    private void blocks(int length, Block block) {
        for (int start = 0; start < length; start += blockCells * channels) {
            for (int channel = 0; channel < channels; channel += blockChannels) {
                block.at(start + channel, channel);
            }
        }
    }

    private double mean(float[] x, int start) {
        double sum = 0;
        for (int cell = 0; cell < blockCells; cell++) {
            for (int c = 0; c < blockChannels; c++) {
                sum += x[start + cell * channels + c];
            }
        }
        return sum / (blockCells * blockChannels);
    }

    private double inverseDeviation(float[] x, int start, double mean) {
        double sum = 0;
        for (int cell = 0; cell < blockCells; cell++) {
            for (int c = 0; c < blockChannels; c++) {
                double d = x[start + cell * channels + c] - mean;
                sum += d * d;
            }
        }
        return 1 / Math.sqrt(sum / (blockCells * blockChannels) + epsilon);
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        blocks(x.length, (start, channel) -> {
            double mean = mean(x, start);
            double scale = inverseDeviation(x, start, mean);
            for (int cell = 0; cell < blockCells; cell++) {
                for (int c = 0; c < blockChannels; c++) {
                    int at = start + cell * channels + c;
                    y[at] = (float) ((x[at] - mean) * scale * gamma[channel + c] + beta[channel + c]);
                }
            }
        });
    }

    /** dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = dy·γ. */
    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] x = inputs.apply(0);
        blocks(x.length, (start, channel) -> {
            double mean = mean(x, start);
            double scale = inverseDeviation(x, start, mean);
            double sum = 0;
            double product = 0;
            for (int cell = 0; cell < blockCells; cell++) {
                for (int c = 0; c < blockChannels; c++) {
                    int at = start + cell * channels + c;
                    double g = dy[at] * gamma[channel + c];
                    sum += g;
                    product += g * (x[at] - mean) * scale;
                }
            }
            int count = blockCells * blockChannels;
            for (int cell = 0; cell < blockCells; cell++) {
                for (int c = 0; c < blockChannels; c++) {
                    int at = start + cell * channels + c;
                    double g = dy[at] * gamma[channel + c];
                    dx[at] = (float) (scale * (g - sum / count - (x[at] - mean) * scale * product / count));
                }
            }
        });
    }
}
