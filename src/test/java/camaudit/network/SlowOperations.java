package camaudit.network;

import java.util.Arrays;
import java.util.List;

/** Operations for one image in double precision, close to their formulas. */
public final class SlowOperations {
    private SlowOperations() {}

    /** What an operation puts out. */
    public static double[] apply(Operation operation, List<double[]> in, List<Shape> from, Shape to) {
        double[] x = in.get(0);
        if (operation instanceof Activation a) {
            return SlowActivations.apply(a, x, to.channels());
        } else if (operation instanceof Affine a) {
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                int c = i % a.factor().size();
                y[i] = x[i] * a.factor().values()[c] + a.shift().values()[c];
            }
            return y;
        } else if (operation instanceof Reshape) {
            return x;
        } else if (operation instanceof LayerNormalization n) {
            return standardized(x, 1, to.channels(), n.gamma(), n.beta(), n.epsilon());
        } else if (operation instanceof GroupNormalization n) {
            int cells = to.size() / to.channels();
            return standardized(x, cells, to.channels() / n.groups(), n.gamma(), n.beta(), n.epsilon());
        } else if (operation instanceof LocalResponseNormalization n) {
            return gather(to, p -> {
                double sum = 0;
                for (int c = 0; c < to.channels(); c++) {
                    int[] q = p.clone();
                    q[q.length - 1] = c;
                    double other = x[offset(to, boxed(q))];
                    sum += Math.abs(c - p[p.length - 1]) <= n.radius() ? other * other : 0;
                }
                return x[offset(to, boxed(p))] / Math.pow(n.k() + n.alpha() * sum, n.beta());
            });
        } else if (operation instanceof UnitNormalization) {
            return unit(x, to.channels());
        } else if (operation instanceof ParametricRelu p) {
            double[] y = x.clone();
            for (int i = 0; i < y.length; i++) {
                double slope = p.slope().values()[offset(p.slopeShape(), position(i, to))];
                y[i] = Math.max(x[i], 0) + slope * Math.min(x[i], 0);
            }
            return y;
        } else if (operation instanceof Cropping c) {
            return gather(to, p -> x[offset(from.get(0), List.of(p[0] + c.top(), p[1] + c.left(), p[2]))]);
        } else if (operation instanceof Selection s) {
            int last = to.dims().size() - 1;
            return gather(to, p -> {
                p[last] = s.channels().get(p[last]);
                return x[offset(from.get(0), Arrays.stream(p).boxed().toList())];
            });
        } else if (operation instanceof Permutation p) {
            return gather(to, at -> {
                Integer[] source = new Integer[at.length];
                for (int i = 0; i < at.length; i++) {
                    source[p.order().get(i)] = at[i];
                }
                return x[offset(from.get(0), List.of(source))];
            });
        } else if (operation instanceof TransposedConvolution t) {
            return SlowMaps.transposed(t, x, from.get(0), to);
        } else if (operation instanceof Resampling r) {
            return SlowMaps.resampled(r, x, from.get(0), to);
        }
        return SlowMerges.apply(operation, in, from, to);
    }

    interface Value {
        double at(int[] position);
    }

    static double[] gather(Shape shape, Value value) {
        double[] y = new double[shape.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = value.at(
                    position(i, shape).stream().mapToInt(Integer::intValue).toArray());
        }
        return y;
    }

    static List<Integer> position(int index, Shape shape) {
        Integer[] position = new Integer[shape.dims().size()];
        int rest = index;
        for (int axis = position.length - 1; axis >= 0; axis--) {
            position[axis] = rest % shape.dims().get(axis);
            rest /= shape.dims().get(axis);
        }
        return List.of(position);
    }

    /** Where a position lies in an array, of whose dimensions those of 1 are repeated and the missing first ones too. */
    static int offset(Shape shape, List<Integer> position) {
        int offset = 0;
        int missing = position.size() - shape.dims().size();
        for (int axis = 0; axis < shape.dims().size(); axis++) {
            int size = shape.dims().get(axis);
            offset = offset * size + (size == 1 ? 0 : position.get(axis + missing));
        }
        return offset;
    }

    private static List<Integer> boxed(int[] position) {
        return Arrays.stream(position).boxed().toList();
    }

    private static double[] standardized(double[] x, int cells, int width, Tensor gamma, Tensor beta, double epsilon) {
        int channels = gamma.size();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int block = i / (cells * channels);
            int part = i % channels / width;
            int own = i;
            double[] group = java.util.stream.IntStream.range(0, x.length)
                    .filter(j -> j / (cells * channels) == block && j % channels / width == part)
                    .mapToDouble(j -> x[j])
                    .toArray();
            double mean = Arrays.stream(group).average().orElseThrow();
            double variance = Arrays.stream(group)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            y[own] = gamma.values()[i % channels] * (x[i] - mean) / Math.sqrt(variance + epsilon)
                    + beta.values()[i % channels];
        }
        return y;
    }

    private static double[] unit(double[] x, int channels) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int start = i - i % channels;
            double length = Math.sqrt(
                    Arrays.stream(x, start, start + channels).map(v -> v * v).sum());
            y[i] = x[i] / length;
        }
        return y;
    }
}
