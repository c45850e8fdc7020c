package camaudit.engine;

import camaudit.network.Add;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Identity;
import camaudit.network.Input;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.SlowOperations;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The oracle: one image through the network as written, in double precision, by plain loops. */
final class SlowNetwork {
    private final Network network;
    private final Map<String, Shape> shapes;

    SlowNetwork(Network network) {
        this.network = network;
        this.shapes = network.shapes();
    }

    /** All values; those in {@code fixed} are taken instead of computed. */
    Map<String, double[]> run(double[] input, Map<String, double[]> fixed) {
        Map<String, double[]> values = new HashMap<>();
        for (Node node : network.nodes()) {
            List<double[]> in = node.inputs().stream().map(values::get).toList();
            List<Shape> from = node.inputs().stream().map(shapes::get).toList();
            double[] value = fixed.containsKey(node.name())
                    ? fixed.get(node.name())
                    : apply(node.operation(), in, from, shapes.get(node.name()), input);
            values.put(node.name(), value);
        }
        return values;
    }

    /** ∂score/∂layer by central differences, one value at a time. */
    double[] gradient(double[] input, String layer, String scores, int target, double sign) {
        Map<String, double[]> values = run(input, Map.of());
        double[] at = values.get(layer);
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double h = 1e-6;
            gradient[i] = sign
                    * (score(input, layer, scores, at, i, h, target) - score(input, layer, scores, at, i, -h, target))
                    / (2 * h);
        }
        return gradient;
    }

    private double score(double[] input, String layer, String scores, double[] at, int i, double h, int target) {
        double[] moved = at.clone();
        moved[i] += h;
        return run(input, Map.of(layer, moved)).get(scores)[target];
    }

    static double[] apply(Operation operation, List<double[]> in, List<Shape> from, Shape to, double[] input) {
        if (operation instanceof Input) {
            return input;
        } else if (operation instanceof Identity || operation instanceof Flatten) {
            return in.get(0);
        } else if (operation instanceof Convolution c) {
            return convolve(c, in.get(0), from.get(0), to);
        } else if (operation instanceof Dense d) {
            return dense(d, in.get(0));
        } else if (operation instanceof BatchNormalization b) {
            return normalize(b, in.get(0));
        } else if (operation instanceof Add) {
            return sum(in);
        } else if (operation instanceof Pooling p) {
            return pool(p, in.get(0), from.get(0), to);
        } else if (operation instanceof GlobalPooling g) {
            return poolAll(g, in.get(0), from.get(0));
        } else if (operation instanceof ZeroPadding z) {
            return pad(z, in.get(0), from.get(0), to);
        }
        return SlowOperations.apply(operation, in, from, to);
    }

    private static double[] convolve(Convolution c, double[] x, Shape from, Shape to) {
        Window w = c.window();
        Padding p = w.padding().resolve(w, from);
        double[] y = new double[to.size()];
        for (int oy = 0; oy < to.height(); oy++) {
            for (int ox = 0; ox < to.width(); ox++) {
                for (int o = 0; o < c.filters(); o++) {
                    double sum = c.bias().values()[o];
                    for (int ky = 0; ky < w.kernelHeight(); ky++) {
                        for (int kx = 0; kx < w.kernelWidth(); kx++) {
                            int iy = oy * w.strideHeight() - p.top() + ky * w.dilationHeight();
                            int ix = ox * w.strideWidth() - p.left() + kx * w.dilationWidth();
                            if (iy >= 0 && iy < from.height() && ix >= 0 && ix < from.width()) {
                                int own = c.kernel().dim(2);
                                int first = o / (c.filters() / c.groups()) * own;
                                for (int i = 0; i < own; i++) {
                                    int k = ((ky * w.kernelWidth() + kx) * own + i) * c.filters() + o;
                                    sum += x[(iy * from.width() + ix) * from.channels() + first + i]
                                            * c.kernel().values()[k];
                                }
                            }
                        }
                    }
                    y[(oy * to.width() + ox) * to.channels() + o] = sum;
                }
            }
        }
        return y;
    }

    private static double[] dense(Dense d, double[] x) {
        double[] y = new double[d.units()];
        for (int o = 0; o < y.length; o++) {
            y[o] = d.bias().values()[o];
            for (int i = 0; i < x.length; i++) {
                y[o] += x[i] * d.kernel().values()[i * y.length + o];
            }
        }
        return y;
    }

    private static double[] normalize(BatchNormalization b, double[] x) {
        double[] y = new double[x.length];
        int channels = b.gamma().size();
        for (int i = 0; i < x.length; i++) {
            int c = i % channels;
            y[i] = b.gamma().values()[c]
                            * (x[i] - b.mean().values()[c])
                            / Math.sqrt(b.variance().values()[c] + b.epsilon())
                    + b.beta().values()[c];
        }
        return y;
    }

    private static double[] sum(List<double[]> in) {
        double[] y = in.get(0).clone();
        for (double[] more : in.subList(1, in.size())) {
            for (int i = 0; i < y.length; i++) {
                y[i] += more[i];
            }
        }
        return y;
    }

    private static double[] pool(Pooling pooling, double[] x, Shape from, Shape to) {
        Window w = pooling.window();
        Padding p = w.padding().resolve(w, from);
        double[] y = new double[to.size()];
        for (int at = 0; at < y.length; at++) {
            int c = at % to.channels();
            int ox = at / to.channels() % to.width();
            int oy = at / to.channels() / to.width();
            List<Double> seen = new ArrayList<>();
            for (int ky = 0; ky < w.kernelHeight(); ky++) {
                for (int kx = 0; kx < w.kernelWidth(); kx++) {
                    int iy = oy * w.strideHeight() - p.top() + ky;
                    int ix = ox * w.strideWidth() - p.left() + kx;
                    if (iy >= 0 && iy < from.height() && ix >= 0 && ix < from.width()) {
                        seen.add(x[(iy * from.width() + ix) * from.channels() + c]);
                    }
                }
            }
            y[at] = reduce(pooling.mode(), seen);
        }
        return y;
    }

    private static double[] poolAll(GlobalPooling pooling, double[] x, Shape from) {
        double[] y = new double[from.channels()];
        for (int c = 0; c < y.length; c++) {
            List<Double> seen = new ArrayList<>();
            for (int i = c; i < x.length; i += y.length) {
                seen.add(x[i]);
            }
            y[c] = reduce(pooling.mode(), seen);
        }
        return y;
    }

    private static double reduce(Pooling.Mode mode, List<Double> seen) {
        return mode == Pooling.Mode.MAX
                ? seen.stream().mapToDouble(Double::doubleValue).max().orElseThrow()
                : seen.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double[] pad(ZeroPadding z, double[] x, Shape from, Shape to) {
        double[] y = new double[to.size()];
        for (int iy = 0; iy < from.height(); iy++) {
            System.arraycopy(
                    x,
                    iy * from.width() * from.channels(),
                    y,
                    ((iy + z.top()) * to.width() + z.left()) * to.channels(),
                    from.width() * from.channels());
        }
        return y;
    }
}
