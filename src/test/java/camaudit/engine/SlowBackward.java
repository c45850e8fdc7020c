package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The oracle of ways back: node by node, each operation's Jacobian by central differences, ReLUs by the rule as the papers write it. */
final class SlowBackward {
    private static final double H = 1e-7;
    private static final double FIRST_OF_EQUALS = 1e-6;

    private SlowBackward() {}

    /** The gradients of all values that lead to {@code scores}, for Σ seeds·scores. */
    static Map<String, double[]> run(
            Network network, double[] input, String scores, double[] seeds, BackwardRule rule) {
        Map<String, double[]> values = new SlowNetwork(network).run(input, Map.of());
        Map<String, Shape> shapes = network.shapes();
        Map<String, double[]> gradients = new HashMap<>(Map.of(scores, seeds));
        for (int n = network.nodes().size() - 1; n > 0; n--) {
            Node node = network.nodes().get(n);
            double[] arriving = gradients.get(node.name());
            if (arriving != null) {
                List<double[]> in = node.inputs().stream().map(values::get).toList();
                List<Shape> from = node.inputs().stream().map(shapes::get).toList();
                for (int i = 0; i < in.size(); i++) {
                    double[] share = node.operation() instanceof Activation a && a.isRectifier()
                            ? rectifier(a, in.get(i), arriving, rule)
                            : back(node, in, from, shapes.get(node.name()), i, arriving);
                    gradients.merge(node.inputs().get(i), share, SlowBackward::sum);
                }
            }
        }
        return gradients;
    }

    private static double[] rectifier(Activation relu, double[] x, double[] arriving, BackwardRule rule) {
        double[] share = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            boolean open = x[i] > relu.threshold() && x[i] < relu.maximum();
            share[i] = switch (rule) {
                case GRADIENT -> open ? arriving[i] : 0;
                case GUIDED -> open && arriving[i] > 0 ? arriving[i] : 0;
                case RECTIFIED -> Math.max(arriving[i], 0);
            };
        }
        return share;
    }

    private static double[] back(
            Node node, List<double[]> in, List<Shape> from, Shape to, int index, double[] arriving) {
        double[] x = in.get(index).clone();
        List<double[]> inputs = new ArrayList<>(in);
        inputs.set(index, x);
        for (int i = 0; i < x.length && node.operation() instanceof Pooling p && p.mode() == Pooling.Mode.MAX; i++) {
            x[i] -= i * FIRST_OF_EQUALS;
        }
        double[] share = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double kept = x[i];
            x[i] = kept + H;
            double[] up =
                    SlowNetwork.apply(node.operation(), inputs, from, to, x).clone();
            x[i] = kept - H;
            double[] down =
                    SlowNetwork.apply(node.operation(), inputs, from, to, x).clone();
            x[i] = kept;
            for (int o = 0; o < up.length; o++) {
                share[i] += arriving[o] * (up[o] - down[o]) / (2 * H);
            }
        }
        return share;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
