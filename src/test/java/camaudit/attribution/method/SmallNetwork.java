package camaudit.attribution.method;

import java.util.Random;

/**
 * A convolution 3×3 with bias and ReLU, another with stride 2, then global average pooling or flattening and a dense layer; forward and
 * backward in plain loops and double precision. Images are (height, width, channels).
 */
final class SmallNetwork {
    static final int HEIGHT = 6;
    static final int WIDTH = 5;
    static final int CHANNELS = 2;
    static final int CLASSES = 4;
    private static final int FIRST = 3;

    final int channels;
    final Convolution first;
    final Convolution second;
    final boolean pooled;
    final double[][] dense;
    final double[] denseBias = new double[CLASSES];

    SmallNetwork(long seed, boolean pooled, int channels) {
        Random random = new Random(seed);
        this.pooled = pooled;
        this.channels = channels;
        this.first = new Convolution(random, HEIGHT, WIDTH, CHANNELS, FIRST, 1);
        this.second = new Convolution(random, HEIGHT, WIDTH, FIRST, channels, 2);
        this.dense = new double[pooled ? channels : second.outputs()][CLASSES];
        for (double[] row : dense) {
            for (int c = 0; c < CLASSES; c++) {
                row[c] = random.nextGaussian();
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            denseBias[c] = random.nextGaussian();
        }
    }

    static int inputs() {
        return HEIGHT * WIDTH * CHANNELS;
    }

    /** All values of one pass forward. */
    Pass forward(double[] input) {
        double[] before1 = first.forward(input);
        double[] after1 = relu(before1);
        double[] before2 = second.forward(after1);
        double[] after2 = relu(before2);
        return new Pass(input, before1, after1, before2, after2, tail(after2));
    }

    /** From activations of the second layer to logits. */
    double[] tail(double[] activations) {
        double[] logits = denseBias.clone();
        for (int i = 0; i < activations.length; i++) {
            double share = pooled ? 1.0 / second.cells() : 1;
            for (int c = 0; c < CLASSES; c++) {
                logits[c] += share * activations[i] * dense[pooled ? i % channels : i][c];
            }
        }
        return logits;
    }

    /** Gradients of Σ seeds·logits, with this rule for ReLU. */
    Gradients backward(Pass pass, double[] seeds, Rule rule) {
        double[] at2 = new double[second.outputs()];
        for (int i = 0; i < at2.length; i++) {
            for (int c = 0; c < CLASSES; c++) {
                at2[i] += seeds[c] * dense[pooled ? i % channels : i][c] / (pooled ? second.cells() : 1);
            }
        }
        double[] before2 = gate(at2, pass.before2, rule);
        double[] at1 = second.backward(before2);
        double[] before1 = gate(at1, pass.before1, rule);
        return new Gradients(first.backward(before1), before1, at1, before2, at2);
    }

    Gradients backward(Pass pass, int target) {
        return backward(pass, oneHot(target), Rule.GRADIENT);
    }

    static double[] oneHot(int target) {
        double[] seeds = new double[CLASSES];
        seeds[target] = 1;
        return seeds;
    }

    private static double[] relu(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = Math.max(values[i], 0);
        }
        return result;
    }

    private static double[] gate(double[] gradients, double[] before, Rule rule) {
        double[] gated = new double[gradients.length];
        for (int i = 0; i < gated.length; i++) {
            boolean passes = switch (rule) {
                case GRADIENT -> before[i] > 0;
                case GUIDED -> before[i] > 0 && gradients[i] > 0;
                case RECTIFIED -> gradients[i] > 0;
            };
            gated[i] = passes ? gradients[i] : 0;
        }
        return gated;
    }

    enum Rule {
        GRADIENT,
        GUIDED,
        RECTIFIED
    }

    static final class Pass {
        final double[] input;
        final double[] before1;
        final double[] after1;
        final double[] before2;
        final double[] after2;
        final double[] logits;

        Pass(double[] input, double[] before1, double[] after1, double[] before2, double[] after2, double[] logits) {
            this.input = input;
            this.before1 = before1;
            this.after1 = after1;
            this.before2 = before2;
            this.after2 = after2;
            this.logits = logits;
        }
    }

    static final class Gradients {
        final double[] input;
        final double[] before1;
        final double[] after1;
        final double[] before2;
        final double[] after2;

        Gradients(double[] input, double[] before1, double[] after1, double[] before2, double[] after2) {
            this.input = input;
            this.before1 = before1;
            this.after1 = after1;
            this.before2 = before2;
            this.after2 = after2;
        }
    }

    /** 3×3, zeros around. */
    static final class Convolution {
        final int height;
        final int width;
        final int outHeight;
        final int outWidth;
        final double[] bias;
        private final double[][][] kernel;
        private final int inputs;
        private final int stride;

        Convolution(Random random, int height, int width, int inputs, int outputs, int stride) {
            this.height = height;
            this.width = width;
            this.inputs = inputs;
            this.stride = stride;
            this.outHeight = (height + stride - 1) / stride;
            this.outWidth = (width + stride - 1) / stride;
            this.kernel = new double[9][inputs][outputs];
            this.bias = new double[outputs];
            for (double[][] place : kernel) {
                for (double[] row : place) {
                    for (int k = 0; k < outputs; k++) {
                        row[k] = random.nextGaussian() / 2;
                    }
                }
            }
            for (int k = 0; k < outputs; k++) {
                bias[k] = random.nextGaussian() / 2;
            }
        }

        int cells() {
            return outHeight * outWidth;
        }

        int outputs() {
            return cells() * bias.length;
        }

        double[] forward(double[] input) {
            double[] output = new double[outputs()];
            for (int i = 0; i < output.length; i++) {
                output[i] = bias[i % bias.length];
            }
            connections((in, out, weight) -> output[out] += weight * input[in]);
            return output;
        }

        double[] backward(double[] gradients) {
            double[] result = new double[height * width * inputs];
            connections((in, out, weight) -> result[in] += weight * gradients[out]);
            return result;
        }

        private void connections(Connection connection) {
            for (int y = 0; y < outHeight; y++) {
                for (int x = 0; x < outWidth; x++) {
                    for (int place = 0; place < 9; place++) {
                        int row = y * stride + place / 3 - 1;
                        int column = x * stride + place % 3 - 1;
                        if (row < 0 || row >= height || column < 0 || column >= width) {
                            continue;
                        }
                        for (int j = 0; j < inputs; j++) {
                            for (int k = 0; k < bias.length; k++) {
                                connection.take(
                                        (row * width + column) * inputs + j,
                                        (y * outWidth + x) * bias.length + k,
                                        kernel[place][j][k]);
                            }
                        }
                    }
                }
            }
        }
    }

    @FunctionalInterface
    interface Connection {
        void take(int in, int out, double weight);
    }
}
