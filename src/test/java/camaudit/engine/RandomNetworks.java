package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Input;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Builds small networks with random weights, non-trivial biases and perturbed batch normalization. */
final class RandomNetworks {
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();

    RandomNetworks(long seed) {
        random = new Random(seed);
    }

    /** The nodes so far, to end in more than one way. */
    RandomNetworks copy() {
        RandomNetworks copy = new RandomNetworks(1);
        copy.nodes.addAll(nodes);
        return copy;
    }

    RandomNetworks input(int height, int width, int channels) {
        nodes.add(new Node("input", new Input(Shape.map(height, width, channels)), List.of()));
        return this;
    }

    RandomNetworks node(String name, Operation operation, String... inputs) {
        List<String> from = inputs.length > 0
                ? List.of(inputs)
                : List.of(nodes.get(nodes.size() - 1).name());
        nodes.add(new Node(name, operation, from));
        return this;
    }

    RandomNetworks relu(String name) {
        return node(name, Activation.relu());
    }

    Network softmax() {
        node("softmax", Activation.of(Activation.Function.SOFTMAX));
        return new Network("random", nodes, "softmax");
    }

    Network end() {
        return new Network("random", nodes, nodes.get(nodes.size() - 1).name());
    }

    Convolution convolution(int kernel, int stride, Padding padding, int in, int out) {
        return convolution(new Window(kernel, kernel, stride, stride, padding), in, out);
    }

    Convolution convolution(Window window, int in, int out) {
        double scale = Math.sqrt(2.0 / (window.kernelHeight() * window.kernelWidth() * in));
        return new Convolution(
                tensor(scale, window.kernelHeight(), window.kernelWidth(), in, out), tensor(0.3, out), window);
    }

    /** A convolution in groups, in / groups channels each. */
    Convolution grouped(Window window, int in, int out, int groups) {
        double scale = Math.sqrt(2.0 * groups / (window.kernelHeight() * window.kernelWidth() * in));
        return new Convolution(
                tensor(scale, window.kernelHeight(), window.kernelWidth(), in / groups, out),
                tensor(0.3, out),
                window,
                groups);
    }

    Dense dense(int in, int out) {
        return new Dense(tensor(Math.sqrt(2.0 / in), in, out), tensor(0.3, out));
    }

    BatchNormalization normalization(int channels) {
        Tensor gamma = tensor(0.2, channels);
        Tensor variance = tensor(0.2, channels);
        for (int c = 0; c < channels; c++) {
            gamma.values()[c] += 1;
            variance.values()[c] = Math.abs(variance.values()[c]) + 0.5f;
        }
        return new BatchNormalization(gamma, tensor(0.5, channels), tensor(0.5, channels), variance, 1e-3);
    }

    Tensor tensor(double scale, int... dims) {
        int size = 1;
        for (int dim : dims) {
            size *= dim;
        }
        return Tensor.of(values(scale, size), dims);
    }

    float[] values(double scale, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        return values;
    }
}
