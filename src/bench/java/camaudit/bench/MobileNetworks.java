package camaudit.bench;

import camaudit.network.Activation;
import camaudit.network.Activation.Function;
import camaudit.network.Add;
import camaudit.network.Elementwise;
import camaudit.network.GlobalPooling;
import camaudit.network.Network;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import java.util.List;

/** Well-known networks of depthwise convolutions as in torchvision, with random weights. */
final class MobileNetworks {
    private static final int[][] V2 = {
        {1, 3, 1, 16, 1},
        {6, 3, 2, 24, 2},
        {6, 3, 2, 32, 3},
        {6, 3, 2, 64, 4},
        {6, 3, 1, 96, 3},
        {6, 3, 2, 160, 3},
        {6, 3, 1, 320, 1}
    };
    private static final int[][] EFFICIENT = {
        {1, 3, 1, 16, 1},
        {6, 3, 2, 24, 2},
        {6, 5, 2, 40, 2},
        {6, 3, 2, 80, 3},
        {6, 5, 1, 112, 3},
        {6, 5, 2, 192, 4},
        {6, 3, 1, 320, 1}
    };

    private final BenchNetworks b = new BenchNetworks(224, 224, 3);
    private final Activation activation;
    private final boolean gates;

    private MobileNetworks(Activation activation, boolean gates) {
        this.activation = activation;
        this.gates = gates;
    }

    /** MobileNetV2. */
    static Network mobileNetV2() {
        return new MobileNetworks(Activation.relu(0, 6, 0), false).build(V2);
    }

    /** EfficientNet-B0. */
    static Network efficientNetB0() {
        return new MobileNetworks(Activation.of(Function.SILU), true).build(EFFICIENT);
    }

    private Network build(int[][] stages) {
        b.normalized(3, 2, 1, 32);
        b.add(activation);
        for (int[] stage : stages) {
            for (int i = 0; i < stage[4]; i++) {
                block(stage[0], stage[1], i == 0 ? stage[2] : 1, stage[3]);
            }
        }
        b.normalized(1, 1, 0, 1280);
        b.add(activation);
        b.add(new GlobalPooling(Pooling.Mode.AVERAGE));
        return b.classifier(1280);
    }

    private void block(int expansion, int kernel, int stride, int filters) {
        String input = b.last();
        int inputs = b.channels();
        if (expansion > 1) {
            b.normalized(1, 1, 0, inputs * expansion);
            b.add(activation);
        }
        b.depthwise(kernel, stride);
        b.add(activation);
        if (gates) {
            gate(inputs / 4);
        }
        b.normalized(1, 1, 0, filters);
        if (stride == 1 && inputs == filters) {
            b.add(new Add(), b.last(), input);
        }
    }

    private void gate(int squeezed) {
        String map = b.last();
        int channels = b.channels();
        b.add(new GlobalPooling(Pooling.Mode.AVERAGE));
        b.add(new Reshape(List.of(1, 1, -1)));
        b.convolution(1, squeezed);
        b.add(Activation.of(Function.SILU));
        b.convolution(1, channels);
        b.add(Activation.of(Function.SIGMOID));
        b.add(new Elementwise(Elementwise.Function.MULTIPLY), map, b.last());
    }
}
