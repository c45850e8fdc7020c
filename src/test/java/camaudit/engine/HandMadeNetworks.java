package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Identity;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.List;

/** Small networks with random weights that bring every pass of the compiler to work. */
final class HandMadeNetworks {
    private HandMadeNetworks() {}

    static Network plain() {
        RandomNetworks b = new RandomNetworks(1).input(9, 8, 2);
        return b.node("conv", b.convolution(3, 1, Padding.VALID, 2, 5))
                .node("bn1", b.normalization(5))
                .relu("relu1")
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("drop", new Identity("Dropout"))
                .node("pre", b.convolution(2, 1, Padding.VALID, 5, 4))
                .relu("post")
                .node("flat", new Flatten())
                .node("dense1", b.dense(16, 6))
                .node("bn2", b.normalization(6))
                .relu("relu2")
                .node("scores", b.dense(6, 3))
                .softmax();
    }

    static Network residual() {
        RandomNetworks b = new RandomNetworks(2).input(8, 8, 3);
        return b.node("pad", new ZeroPadding(1, 2, 1, 0))
                .node("stem/pre_activation", b.convolution(3, 1, Padding.VALID, 3, 4))
                .relu("stem")
                .node("c1", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("b1", b.normalization(4))
                .relu("r1")
                .node("c2", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("b2", b.normalization(4))
                .node("add1", new Add(), "b2", "stem")
                .relu("r2")
                .node("c3", b.convolution(3, 2, Padding.SAME, 4, 6))
                .node("short", b.convolution(1, 2, Padding.VALID, 4, 6), "r2")
                .node("add2", new Add(), "c3", "short")
                .relu("last")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(6, 4))
                .softmax();
    }

    static Network preActivation() {
        RandomNetworks b = new RandomNetworks(3).input(6, 6, 3);
        return b.node("conv1", b.convolution(1, 1, Padding.VALID, 3, 4))
                .node("bn1", b.normalization(4))
                .relu("r1")
                .node("conv2", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("sum", new Add(), "conv2", "conv1", "r1")
                .node("bn2", b.normalization(4))
                .relu("r2")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(4, 3))
                .softmax();
    }

    static Network strides() {
        RandomNetworks b = new RandomNetworks(4).input(13, 12, 2);
        return b.node("c1", b.convolution(4, 2, Padding.SAME, 2, 3))
                .node("c2", b.convolution(new Window(2, 4, 1, 1, Padding.SAME), 3, 4))
                .node("c3", b.convolution(new Window(3, 2, 2, 3, Padding.VALID), 4, 3))
                .node("c4", b.convolution(2, 1, Padding.explicit(1, 0, 2, 1), 3, 3))
                .node("avg", new Pooling(Pooling.Mode.AVERAGE, new Window(2, 2, 2, 2, Padding.SAME)))
                .node("max", new Pooling(Pooling.Mode.MAX, new Window(3, 3, 1, 1, Padding.SAME)))
                .node("flat", new Flatten())
                .node("scores", b.dense(12, 3))
                .softmax();
    }

    static Network activations() {
        RandomNetworks b = new RandomNetworks(5).input(5, 5, 2);
        List<Activation> all = List.of(
                Activation.relu(0, 6, 0),
                Activation.relu(0.1, Double.POSITIVE_INFINITY, 0),
                Activation.relu(0.2, 1.5, 0.25),
                Activation.elu(0.7),
                Activation.of(Activation.Function.TANH),
                Activation.of(Activation.Function.SIGMOID),
                Activation.of(Activation.Function.SOFTPLUS),
                Activation.of(Activation.Function.SILU));
        b.node("c0", b.convolution(1, 1, Padding.VALID, 2, 6));
        for (int i = 0; i < all.size(); i++) {
            b.node("a" + i, all.get(i));
            b.node("c" + (i + 1), b.convolution(3, 1, Padding.SAME, 6, 6));
        }
        return b.node("flat", new Flatten()).node("scores", b.dense(150, 3)).softmax();
    }

    static Network binary() {
        RandomNetworks b = new RandomNetworks(6).input(6, 6, 1);
        return b.node("conv", b.convolution(3, 1, Padding.VALID, 1, 3))
                .relu("relu")
                .node("flat", new Flatten())
                .node("hidden", b.dense(48, 5))
                .relu("relu2")
                .node("scores", b.dense(5, 1))
                .node("sigmoid", Activation.of(Activation.Function.SIGMOID))
                .end();
    }

    static Network maxHead() {
        RandomNetworks b = new RandomNetworks(8).input(6, 5, 2);
        return b.node("conv", b.convolution(3, 1, Padding.SAME, 2, 4))
                .node("max", new GlobalPooling(Pooling.Mode.MAX))
                .node("scores", b.dense(4, 3))
                .end();
    }

    /** Padding that cannot be folded: two readers, before a pooling, as the target, wider than the kernel. */
    static Network paddings() {
        RandomNetworks b = new RandomNetworks(9).input(6, 5, 3);
        return b.node("first", b.convolution(3, 1, Padding.SAME, 3, 20))
                .relu("r1")
                .node("padded", new ZeroPadding(1, 0, 2, 1))
                .node("left", b.convolution(3, 2, Padding.VALID, 20, 18))
                .node("right", b.convolution(3, 2, Padding.VALID, 20, 18), "padded")
                .node("sum", new Add(), "left", "right", "right")
                .relu("r2")
                .node("pad2", new ZeroPadding(2, 2, 2, 2))
                .node("c2", b.convolution(1, 1, Padding.VALID, 18, 5))
                .node("pad3", new ZeroPadding(0, 1, 1, 0))
                .node("avg", new Pooling(Pooling.Mode.AVERAGE, new Window(3, 3, 2, 2, Padding.VALID)))
                .node("flat", new Flatten())
                .node("scores", b.dense(45, 3))
                .end();
    }

    /** Vectors in every place where a map may lie behind them. */
    static Network vectors() {
        RandomNetworks b = new RandomNetworks(10).input(5, 5, 2);
        return b.node("conv", b.convolution(3, 1, Padding.VALID, 2, 20))
                .node("flat", new Flatten())
                .node("bn", b.normalization(180))
                .node("tanh", Activation.of(Activation.Function.TANH))
                .node("d1", b.dense(180, 20))
                .node("max", new GlobalPooling(Pooling.Mode.MAX), "conv")
                .node("mean", new GlobalPooling(Pooling.Mode.AVERAGE), "conv")
                .node("sum", new Add(), "max", "d1", "mean")
                .node("bn2", b.normalization(20))
                .node("general", Activation.relu(0.3, 2, 0.1))
                .node("scores", b.dense(20, 3), "bn2")
                .node("more", b.dense(20, 3), "general")
                .node("total", new Add(), "scores", "more")
                .end();
    }

    static Network depthwise() {
        RandomNetworks b = new RandomNetworks(9).input(15, 14, 3);
        return b.node("c0", b.convolution(1, 1, Padding.VALID, 3, 4))
                .node("dw1", b.grouped(new Window(3, 3, 1, 1, Padding.SAME), 4, 4, 4))
                .node("dw2", b.grouped(new Window(3, 2, 2, 1, Padding.SAME), 4, 8, 4))
                .node("bn", b.normalization(8))
                .relu("relu")
                .node("dw3", b.grouped(new Window(2, 3, 1, 1, 2, 2, Padding.SAME), 8, 8, 8))
                .node("dw4", b.grouped(new Window(2, 2, 1, 2, Padding.VALID), 8, 8, 8))
                .node("g1", b.grouped(new Window(3, 3, 1, 1, 1, 2, Padding.SAME), 8, 6, 2))
                .node("g2", b.grouped(new Window(2, 1, 1, 1, Padding.explicit(1, 0, 0, 0)), 6, 9, 3))
                .node("d1", b.convolution(new Window(3, 2, 1, 1, 2, 3, Padding.VALID), 9, 3))
                .node("flat", new Flatten())
                .node("scores", b.dense(36, 3))
                .softmax();
    }
}
