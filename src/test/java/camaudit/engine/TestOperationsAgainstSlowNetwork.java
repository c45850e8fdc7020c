package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Affine;
import camaudit.network.Concatenation;
import camaudit.network.Cropping;
import camaudit.network.Dot;
import camaudit.network.Elementwise;
import camaudit.network.Elementwise.Function;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.LocalResponseNormalization;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.ParametricRelu;
import camaudit.network.Permutation;
import camaudit.network.Pooling;
import camaudit.network.Resampling;
import camaudit.network.Resampling.Interpolation;
import camaudit.network.Resampling.Unit;
import camaudit.network.Reshape;
import camaudit.network.Selection;
import camaudit.network.TransposedConvolution;
import camaudit.network.UnitNormalization;
import camaudit.network.WeightedSum;
import camaudit.network.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation between two convolutions, held to plain loops and finite differences. */
class TestOperationsAgainstSlowNetwork {

    static Stream<Arguments> networks() {
        return Stream.of(
                named("gate", gate(), "c1", "gated", "r"),
                named("merges", merges(), "c1", "b", "cat"),
                named("normalizations", normalizations(), "c0", "c2", "c4", "lrn"),
                named("shapes", shapes(), "c1", "c2"),
                named("products over dimensions", dots(), "c1", "c2"),
                named("pooling with uneven margins", unevenPooling(), "c1", "c2"),
                named("selections", selections(), "c1", "shuffled", "part"),
                named("transposed", transposed(), "c1", "t1"),
                named("scores of a map of one cell", pointwiseHead(), "c1", "relu"));
    }

    private static Arguments named(String name, Network network, String... layers) {
        return Arguments.of(Named.of(name, network), List.of(layers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void operations(Network network, List<String> layers) {
        TestAgainstSlowNetwork.check(network, layers);
    }

    @ParameterizedTest
    @EnumSource(value = Activation.Function.class)
    void activations(Activation.Function function) {
        RandomNetworks b = new RandomNetworks(30).input(5, 4, 2);
        Network network = b.node("c1", b.convolution(1, 1, Padding.VALID, 2, 4))
                .node("curve", Activation.of(function))
                .node("c2", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("flat", new Flatten())
                .node("scores", b.dense(80, 3))
                .softmax();
        TestAgainstSlowNetwork.check(network, List.of("c1", "curve"));
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void interpolations(Interpolation interpolation) {
        RandomNetworks b = new RandomNetworks(60).input(6, 5, 2);
        Network network = b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 3))
                .node("up", new Resampling(new Resampling.Size(Unit.TIMES_INPUT, 2, 4), interpolation))
                .node("c2", b.convolution(3, 2, Padding.SAME, 3, 3))
                .node("down", new Resampling(new Resampling.Size(Unit.CELLS, 3, 5), interpolation))
                .node("flat", new Flatten())
                .node("scores", b.dense(45, 3))
                .softmax();
        TestAgainstSlowNetwork.check(network, List.of("c1", "c2"));
    }

    private static Network gate() {
        RandomNetworks b = new RandomNetworks(20).input(7, 6, 3);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .node("mean", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("cell", new Reshape(List.of(1, 1, -1)))
                .node("squeeze", b.convolution(1, 1, Padding.VALID, 4, 2))
                .relu("r0")
                .node("excite", b.convolution(1, 1, Padding.VALID, 2, 4))
                .node("sigmoid", Activation.of(Activation.Function.SIGMOID))
                .node("gated", new Elementwise(Function.MULTIPLY), "c1", "sigmoid")
                .node("shifted", Affine.of(0.5, 1.5))
                .node("scaled", new Affine(b.tensor(1, 4), b.tensor(1, 4)))
                .relu("r")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(4, 3))
                .softmax();
    }

    private static Network merges() {
        RandomNetworks b = new RandomNetworks(21).input(6, 5, 2);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 4))
                .node("a", b.convolution(1, 1, Padding.VALID, 4, 4))
                .node("b", b.convolution(3, 1, Padding.SAME, 4, 4), "c1")
                .node("c", b.convolution(1, 1, Padding.VALID, 4, 1), "c1")
                .node("max", new Elementwise(Function.MAXIMUM), "a", "b", "c1")
                .node("min", new Elementwise(Function.MINIMUM), "a", "b")
                .node("minus", WeightedSum.difference(), "max", "min")
                .node("mean", WeightedSum.average(3), "minus", "c", "a")
                .node("residual", new WeightedSum(List.of(1.0, 0.17)), "mean", "b")
                .node("positive", Activation.of(Activation.Function.SOFTPLUS), "c")
                .node("ratio", new Elementwise(Function.DIVIDE), "residual", "positive")
                .node("cat", new Concatenation(2), "ratio", "c", "a")
                .node("rows", new Concatenation(0), "cat", "cat")
                .node("columns", new Concatenation(1), "rows", "rows")
                .node("last", b.convolution(3, 2, Padding.SAME, 9, 2))
                .node("flat", new Flatten())
                .node("scores", b.dense(60, 3))
                .softmax();
    }

    private static Network normalizations() {
        RandomNetworks b = new RandomNetworks(22).input(3, 3, 2);
        return b.node("c0", b.convolution(3, 1, Padding.SAME, 2, 6))
                .node("layer", new LayerNormalization(b.tensor(1, 6), b.tensor(1, 6), 1e-3))
                .node("c1", b.convolution(3, 1, Padding.SAME, 6, 6))
                .node("group", new GroupNormalization(3, b.tensor(1, 6), b.tensor(1, 6), 1e-5))
                .node("c2", b.convolution(3, 1, Padding.SAME, 6, 6))
                .node("instance", new GroupNormalization(6, b.tensor(1, 6), b.tensor(1, 6), 1e-3))
                .node("c3", b.convolution(3, 1, Padding.SAME, 6, 6))
                .node("unit", new UnitNormalization(1e-12))
                .node("c4", b.convolution(3, 1, Padding.SAME, 6, 6))
                .node("lrn", new LocalResponseNormalization(2, 1.5, 0.3, 0.75))
                .node("c5", b.convolution(3, 1, Padding.SAME, 6, 6))
                .node("prelu", new ParametricRelu(b.tensor(1, 1, 3, 6)))
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("after", new LayerNormalization(b.tensor(1, 6), b.tensor(1, 6), 1e-6))
                .node("scores", b.dense(6, 3))
                .softmax();
    }

    private static Network shapes() {
        RandomNetworks b = new RandomNetworks(23).input(6, 8, 3);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .node("cut", new Cropping(1, 0, 2, 1))
                .node("turned", new Permutation(List.of(2, 0, 1)))
                .node("folded", new Reshape(List.of(5, -1, 2)))
                .node("c2", b.convolution(3, 1, Padding.SAME, 2, 3))
                .node("rows", new Reshape(List.of(10, -1)))
                .node("columns", new Permutation(List.of(1, 0)))
                .node("soft", Activation.of(Activation.Function.SOFTMAX))
                .node("flat", new Flatten())
                .node("scores", b.dense(150, 3))
                .softmax();
    }

    private static Network unevenPooling() {
        RandomNetworks b = new RandomNetworks(28).input(9, 8, 2);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 3))
                .node("max", new Pooling(Pooling.Mode.MAX, new Window(3, 2, 2, 1, Padding.explicit(0, 2, 1, 0))))
                .node("c2", b.convolution(3, 1, Padding.SAME, 3, 3))
                .node("mean", new Pooling(Pooling.Mode.AVERAGE, new Window(2, 3, 1, 2, Padding.explicit(1, 0, 0, 2))))
                .node(
                        "like same",
                        new Pooling(Pooling.Mode.AVERAGE, new Window(2, 2, 1, 1, Padding.explicit(0, 1, 0, 1))))
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(3, 3))
                .softmax();
    }

    private static Network selections() {
        RandomNetworks b = new RandomNetworks(27).input(4, 5, 2);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 6))
                .node("shuffled", new Selection(List.of(0, 3, 1, 4, 2, 5)))
                .node("part", Selection.range(2, 3))
                .node("again", new Selection(List.of(1, 1, 2)), "shuffled")
                .node("both", new Concatenation(2), "part", "again")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(6, 3))
                .softmax();
    }

    private static Network dots() {
        RandomNetworks b = new RandomNetworks(24).input(4, 5, 2);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 3))
                .node("c2", b.convolution(3, 1, Padding.SAME, 3, 2))
                .node("left", new Reshape(List.of(20, 3)), "c1")
                .node("right", new Reshape(List.of(20, 2)), "c2")
                .node("bilinear", new Dot(0, 0), "left", "right")
                .node("inner", new Flatten())
                .node("self", new Dot(0, 0), "inner", "inner")
                .node("both", new Concatenation(0), "inner", "self")
                .node("scores", b.dense(7, 3))
                .softmax();
    }

    private static Network transposed() {
        RandomNetworks b = new RandomNetworks(25).input(4, 5, 2);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 3))
                .node("t1", transposed(b, new Window(3, 2, 2, 1, Padding.VALID), 3, 4, 0, 0, 0, 0))
                .node("t2", transposed(b, new Window(3, 3, 1, 2, Padding.VALID), 4, 2, 1, 1, 0, 1))
                .node("t3", transposed(b, new Window(2, 2, 1, 1, 2, 1, Padding.VALID), 2, 3, 1, 0, 0, 0))
                .node("t4", transposed(b, new Window(2, 1, 3, 2, Padding.VALID), 3, 2, 0, -1, 0, -1))
                .node("c2", b.convolution(5, 4, Padding.SAME, 2, 2))
                .node("flat", new Flatten())
                .node("scores", b.dense(112, 3))
                .softmax();
    }

    private static TransposedConvolution transposed(
            RandomNetworks b, Window window, int in, int out, int top, int bottom, int left, int right) {
        return new TransposedConvolution(
                b.tensor(0.5, window.kernelHeight(), window.kernelWidth(), out, in),
                b.tensor(0.3, out),
                window,
                new TransposedConvolution.Crop(top, bottom, left, right));
    }

    private static Network pointwiseHead() {
        RandomNetworks b = new RandomNetworks(26).input(5, 5, 2);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 2, 4))
                .relu("relu")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("cell", new Reshape(List.of(1, 1, 4)))
                .node("scores", b.convolution(1, 1, Padding.VALID, 4, 3))
                .node("vector", new Reshape(List.of(3)))
                .softmax();
    }
}
