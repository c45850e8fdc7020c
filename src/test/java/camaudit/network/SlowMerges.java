package camaudit.network;

import java.util.ArrayList;
import java.util.List;

/** Operations on several values for one image in double precision. */
final class SlowMerges {
    private SlowMerges() {}

    static double[] apply(Operation operation, List<double[]> in, List<Shape> from, Shape to) {
        if (operation instanceof Elementwise e) {
            return SlowOperations.gather(to, p -> {
                double value = at(in, from, 0, p);
                for (int k = 1; k < in.size(); k++) {
                    double other = at(in, from, k, p);
                    value = switch (e.function()) {
                        case MULTIPLY -> value * other;
                        case DIVIDE -> value / other;
                        case MAXIMUM -> Math.max(value, other);
                        case MINIMUM -> Math.min(value, other);
                    };
                }
                return value;
            });
        } else if (operation instanceof WeightedSum s) {
            return SlowOperations.gather(to, p -> {
                double value = 0;
                for (int k = 0; k < in.size(); k++) {
                    value += s.weights().get(k) * at(in, from, k, p);
                }
                return value;
            });
        } else if (operation instanceof Concatenation c) {
            return SlowOperations.gather(to, p -> {
                int[] position = p.clone();
                int k = 0;
                while (position[c.axis()] >= from.get(k).dims().get(c.axis())) {
                    position[c.axis()] -= from.get(k).dims().get(c.axis());
                    k++;
                }
                return at(in, from, k, position);
            });
        } else if (operation instanceof Dot d) {
            return dot(d, in, from, to);
        }
        throw new AssertionError(operation);
    }

    private static double at(List<double[]> in, List<Shape> from, int k, int[] position) {
        return in.get(k)[SlowOperations.offset(from.get(k), boxed(position))];
    }

    private static List<Integer> boxed(int[] position) {
        List<Integer> list = new ArrayList<>();
        for (int p : position) {
            list.add(p);
        }
        return list;
    }

    private static double[] dot(Dot d, List<double[]> in, List<Shape> from, Shape to) {
        int left = from.get(0).dims().size() - 1;
        return SlowOperations.gather(to, p -> {
            double sum = 0;
            for (int k = 0; k < from.get(0).dims().get(d.first()); k++) {
                List<Integer> a = boxed(p).subList(0, left);
                List<Integer> b =
                        boxed(p).subList(left, left + from.get(1).dims().size() - 1);
                List<Integer> first = new ArrayList<>(a);
                first.add(d.first(), k);
                List<Integer> second = new ArrayList<>(b);
                second.add(d.second(), k);
                sum += in.get(0)[SlowOperations.offset(from.get(0), first)]
                        * in.get(1)[SlowOperations.offset(from.get(1), second)];
            }
            return sum;
        });
    }
}
