package camaudit.bench;

import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Input;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Well-known networks with random weights, since only the cost of what they compute matters. */
final class BenchNetworks {
    private final Random random = new Random(1);
    private final List<Node> nodes = new ArrayList<>();
    private int channels;

    BenchNetworks(int height, int width, int channels) {
        this.channels = channels;
        nodes.add(new Node("input", new Input(Shape.map(height, width, channels)), List.of()));
    }

    /** ResNet-18 as in torchvision. */
    static Network resNet18() {
        BenchNetworks b = new BenchNetworks(224, 224, 3);
        b.stem();
        for (int stage = 0; stage < 4; stage++) {
            b.basic(64 << stage, stage > 0 ? 2 : 1);
            b.basic(64 << stage, 1);
        }
        b.add(new GlobalPooling(Pooling.Mode.AVERAGE));
        return b.classifier(512);
    }

    /** ResNet-50 as in torchvision, with the strides in its 3×3 convolutions. */
    static Network resNet50() {
        BenchNetworks b = new BenchNetworks(224, 224, 3);
        b.stem();
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                b.bottleneck(64 << stage, block == 0 && stage > 0 ? 2 : 1, block == 0);
            }
        }
        b.add(new GlobalPooling(Pooling.Mode.AVERAGE));
        return b.classifier(2048);
    }

    /** VGG-16. */
    static Network vgg16() {
        BenchNetworks b = new BenchNetworks(224, 224, 3);
        int[][] stages = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
        for (int[] stage : stages) {
            for (int filters : stage) {
                b.convolution(3, 1, 1, filters);
                b.relu();
            }
            b.add(new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)));
        }
        b.add(new Flatten());
        b.add(b.dense(25088, 4096));
        b.relu();
        b.add(b.dense(4096, 4096));
        b.relu();
        return b.classifier(4096);
    }

    private void stem() {
        normalized(7, 2, 3, 64);
        relu();
        add(new Pooling(Pooling.Mode.MAX, new Window(3, 3, 2, 2, Padding.explicit(1, 1, 1, 1))));
    }

    private void basic(int filters, int stride) {
        String shortcut = last();
        int in = channels;
        normalized(3, stride, 1, filters);
        relu();
        normalized(3, 1, 1, filters);
        join(shortcut, in, filters, stride, stride > 1);
    }

    private void bottleneck(int width, int stride, boolean project) {
        String shortcut = last();
        int in = channels;
        normalized(1, 1, 0, width);
        relu();
        normalized(3, stride, 1, width);
        relu();
        normalized(1, 1, 0, 4 * width);
        join(shortcut, in, 4 * width, stride, project);
    }

    private void join(String from, int in, int filters, int stride, boolean project) {
        String main = last();
        String shortcut = from;
        if (project) {
            channels = in;
            add(convolution(new Window(1, 1, stride, stride, Padding.VALID), filters), from);
            add(normalization());
            shortcut = last();
        }
        add(new Add(), main, shortcut);
        relu();
    }

    void normalized(int kernel, int stride, int margin, int filters) {
        convolution(kernel, stride, margin, filters);
        add(normalization());
    }

    private void convolution(int kernel, int stride, int margin, int filters) {
        Padding padding = Padding.explicit(margin, margin, margin, margin);
        add(convolution(new Window(kernel, kernel, stride, stride, padding), filters));
    }

    /** A depthwise convolution, one filter for each channel, with batch normalization. */
    void depthwise(int kernel, int stride) {
        int margin = kernel / 2;
        Padding padding = Padding.explicit(margin, margin, margin, margin);
        Window window = new Window(kernel, kernel, stride, stride, padding);
        Tensor weights = Tensor.of(values(kernel * kernel * channels, kernel * kernel), kernel, kernel, 1, channels);
        add(new Convolution(weights, Tensor.filled(0.01f, channels), window, channels));
        add(normalization());
    }

    void convolution(int kernel, int filters) {
        convolution(kernel, 1, 0, filters);
    }

    private Convolution convolution(Window window, int filters) {
        int area = window.kernelHeight() * window.kernelWidth();
        Tensor kernel = Tensor.of(
                values(area * channels * filters, area * channels),
                window.kernelHeight(),
                window.kernelWidth(),
                channels,
                filters);
        channels = filters;
        return new Convolution(kernel, Tensor.filled(0.01f, filters), window);
    }

    private BatchNormalization normalization() {
        Tensor one = Tensor.filled(1, channels);
        return new BatchNormalization(one, Tensor.filled(0.01f, channels), Tensor.filled(0.02f, channels), one, 1e-5);
    }

    private Dense dense(int in, int out) {
        return new Dense(Tensor.of(values(in * out, in), in, out), Tensor.filled(0.01f, out));
    }

    Network classifier(int features) {
        add(dense(features, 1000));
        String scores = last();
        add(Activation.of(Activation.Function.SOFTMAX), scores);
        return new Network("bench", nodes, last());
    }

    private void relu() {
        add(Activation.relu());
    }

    void add(Operation operation, String... inputs) {
        List<String> from = inputs.length > 0 ? List.of(inputs) : List.of(last());
        nodes.add(new Node("n" + nodes.size(), operation, from));
    }

    int channels() {
        return channels;
    }

    String last() {
        return nodes.get(nodes.size() - 1).name();
    }

    private float[] values(int size, int fanIn) {
        float[] values = new float[size];
        float scale = (float) Math.sqrt(6.0 / fanIn);
        for (int i = 0; i < size; i++) {
            values[i] = (random.nextFloat() * 2 - 1) * scale;
        }
        return values;
    }
}
