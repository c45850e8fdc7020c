package camaudit.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A forward pass in plain loops and double precision: slow, and close to the formulas. */
public final class PlainForward {
    private final Network network;
    private final Map<String, Shape> shapes;

    public PlainForward(Network network) {
        this.network = network;
        this.shapes = network.shapes();
    }

    /** The values of every node for one image. */
    public Map<String, double[]> run(double[] image) {
        Map<String, double[]> values = new HashMap<>();
        for (Node node : network.nodes()) {
            List<double[]> inputs = node.inputs().stream().map(values::get).toList();
            double[] x = inputs.isEmpty() ? image : inputs.get(0);
            Shape from = node.inputs().isEmpty()
                    ? network.inputShape()
                    : shapes.getOrDefault(node.inputs().get(0), network.inputShape());
            Shape to = shapes.getOrDefault(node.name(), from);
            List<Shape> shapesIn = node.inputs().stream().map(shapes::get).toList();
            values.put(node.name(), apply(node.operation(), x, inputs, shapesIn, from, to));
        }
        return values;
    }

    private static double[] apply(
            Operation operation, double[] x, List<double[]> inputs, List<Shape> shapesIn, Shape from, Shape to) {
        int channels = from.channels();
        double[] y = new double[to.size()];
        if (operation instanceof Convolution c) {
            slide(c.window(), from, to, (in, out, at) -> {
                int own = channels / c.groups();
                for (int k = 0; k < own; k++) {
                    for (int f = 0; f < c.filters(); f++) {
                        int channel = f * c.groups() / c.filters() * own + k;
                        float weight = c.kernel().values()[(at * own + k) * c.filters() + f];
                        y[out * c.filters() + f] += x[in * channels + channel] * weight;
                    }
                }
            });
            addBias(y, c.bias());
        } else if (operation instanceof Pooling p) {
            int[] counts = new int[y.length];
            slide(p.window(), from, to, (in, out, at) -> {
                for (int k = 0; k < channels; k++) {
                    int o = out * channels + k;
                    double value = x[in * channels + k];
                    boolean max = p.mode() == Pooling.Mode.MAX;
                    y[o] = max ? (counts[o] == 0 ? value : Math.max(y[o], value)) : y[o] + value;
                    counts[o]++;
                }
            });
            for (int i = 0; p.mode() == Pooling.Mode.AVERAGE && i < y.length; i++) {
                y[i] /= counts[i];
            }
        } else if (operation instanceof GlobalPooling g) {
            int cells = x.length / channels;
            for (int i = 0; i < x.length; i++) {
                int k = i % channels;
                boolean max = g.mode() == Pooling.Mode.MAX;
                y[k] = max ? (i < channels ? x[i] : Math.max(y[k], x[i])) : y[k] + x[i] / cells;
            }
        } else if (operation instanceof Dense d) {
            for (int i = 0; i < x.length; i++) {
                for (int u = 0; u < d.units(); u++) {
                    y[u] += x[i] * d.kernel().values()[i * d.units() + u];
                }
            }
            addBias(y, d.bias());
        } else if (operation instanceof BatchNormalization n) {
            for (int i = 0; i < x.length; i++) {
                int k = i % channels;
                double scale = n.gamma().values()[k] / Math.sqrt(n.variance().values()[k] + n.epsilon());
                y[i] = (x[i] - n.mean().values()[k]) * scale + n.beta().values()[k];
            }
        } else if (operation instanceof Add) {
            for (double[] input : inputs) {
                for (int i = 0; i < y.length; i++) {
                    y[i] += input[i];
                }
            }
        } else if (operation instanceof ZeroPadding p) {
            int rowLength = from.width() * channels;
            for (int row = 0; row < from.height(); row++) {
                int start = ((row + p.top()) * to.width() + p.left()) * channels;
                System.arraycopy(x, row * rowLength, y, start, rowLength);
            }
        } else if (operation instanceof Identity || operation instanceof Input || operation instanceof Flatten) {
            return x;
        } else {
            return SlowOperations.apply(operation, inputs, shapesIn, to);
        }
        return y;
    }

    private static void addBias(double[] y, Tensor bias) {
        for (int i = 0; i < y.length; i++) {
            y[i] += bias.values()[i % bias.size()];
        }
    }

    private interface Step {
        /** The cells of input, output and kernel, counted row by row. */
        void at(int input, int output, int kernel);
    }

    private static void slide(Window window, Shape from, Shape to, Step step) {
        Padding margins = window.padding().resolve(window, from);
        for (int row = 0; row < to.height(); row++) {
            for (int column = 0; column < to.width(); column++) {
                for (int i = 0; i < window.kernelHeight(); i++) {
                    for (int j = 0; j < window.kernelWidth(); j++) {
                        int y = row * window.strideHeight() - margins.top() + i * window.dilationHeight();
                        int x = column * window.strideWidth() - margins.left() + j * window.dilationWidth();
                        if (y >= 0 && y < from.height() && x >= 0 && x < from.width()) {
                            step.at(y * from.width() + x, row * to.width() + column, i * window.kernelWidth() + j);
                        }
                    }
                }
            }
        }
    }
}
