package camaudit.network;

/** Transposed convolution and resampling for one image in double precision. */
final class SlowMaps {
    private SlowMaps() {}

    static double[] transposed(TransposedConvolution t, double[] x, Shape from, Shape to) {
        Window w = t.window();
        double[] y = new double[to.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = t.bias().values()[i % t.filters()];
        }
        for (int at = 0; at < x.length; at++) {
            int c = at % from.channels();
            int column = at / from.channels() % from.width();
            int row = at / from.channels() / from.width();
            for (int i = 0; i < w.kernelHeight(); i++) {
                for (int j = 0; j < w.kernelWidth(); j++) {
                    int oy = row * w.strideHeight()
                            + i * w.dilationHeight()
                            - t.crop().top();
                    int ox = column * w.strideWidth()
                            + j * w.dilationWidth()
                            - t.crop().left();
                    if (oy >= 0 && oy < to.height() && ox >= 0 && ox < to.width()) {
                        for (int f = 0; f < t.filters(); f++) {
                            int k = ((i * w.kernelWidth() + j) * t.filters() + f) * from.channels() + c;
                            y[(oy * to.width() + ox) * t.filters() + f] +=
                                    x[at] * t.kernel().values()[k];
                        }
                    }
                }
            }
        }
        return y;
    }

    static double[] resampled(Resampling r, double[] x, Shape from, Shape to) {
        double[][] rows = weights(r.interpolation(), from.height(), to.height());
        double[][] columns = weights(r.interpolation(), from.width(), to.width());
        return SlowOperations.gather(to, p -> {
            double sum = 0;
            for (int row = 0; row < from.height(); row++) {
                for (int column = 0; column < from.width(); column++) {
                    double weight = rows[p[0]][row] * columns[p[1]][column];
                    sum += weight * x[(row * from.width() + column) * from.channels() + p[2]];
                }
            }
            return sum;
        });
    }

    private static double[][] weights(Resampling.Interpolation method, int inputs, int outputs) {
        double[][] weights = new double[outputs][inputs];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                weights[output][input] = weight(method, inputs, outputs, output, input);
            }
        }
        return weights;
    }

    /** The share of an input cell in an output cell: that of its distance, over the sum of all shares. */
    private static double weight(Resampling.Interpolation method, int inputs, int outputs, int output, int input) {
        double position = (output + 0.5) * inputs / outputs - 0.5;
        if (method == Resampling.Interpolation.NEAREST) {
            return Math.floor(position + 0.5) == input ? 1 : 0;
        }
        if (method == Resampling.Interpolation.BILINEAR) {
            double inside = Math.max(0, Math.min(inputs - 1, position));
            return Math.max(0, 1 - Math.abs(inside - input));
        }
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            sum += share(method, Math.abs(position - i));
        }
        return share(method, Math.abs(position - input)) / sum;
    }

    private static double share(Resampling.Interpolation method, double d) {
        if (method == Resampling.Interpolation.BICUBIC) {
            return d < 1 ? 1.5 * d * d * d - 2.5 * d * d + 1 : d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
        }
        int radius = method == Resampling.Interpolation.LANCZOS3 ? 3 : 5;
        return d >= radius ? 0 : sinc(d) * sinc(d / radius);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
