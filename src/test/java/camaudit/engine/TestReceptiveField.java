package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.network.Add;
import camaudit.network.Cropping;
import camaudit.network.Elementwise;
import camaudit.network.GlobalPooling;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Permutation;
import camaudit.network.Pooling;
import camaudit.network.Resampling;
import camaudit.network.Resampling.Interpolation;
import camaudit.network.Resampling.Unit;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import camaudit.resample.Placement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestReceptiveField {
    @Test
    void theTutorialsCnnSeesFromThreeAndAHalfPixelsOn() {
        RandomNetworks b = new RandomNetworks(1).input(28, 28, 1);
        b.node("conv1", b.convolution(3, 1, Padding.VALID, 1, 2))
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("conv2", b.convolution(3, 1, Padding.VALID, 2, 2));
        Placement placement = placement(b, "conv2", 2);
        assertThat(placement).isEqualTo(new Placement(new Placement.Axis(3.5, 2, 4), new Placement.Axis(3.5, 2, 4)));
    }

    @Test
    void centresAreThoseOfThePixelsThatACellReactsTo() {
        RandomNetworks b = new RandomNetworks(2).input(41, 47, 1);
        b.node("pad", new ZeroPadding(2, 1, 0, 3))
                .node("stem", b.convolution(new Window(5, 4, 2, 3, Padding.VALID), 1, 2))
                .node("average", new Pooling(Pooling.Mode.AVERAGE, new Window(2, 2, 1, 1, Padding.SAME)))
                .node("left", b.convolution(3, 2, Padding.SAME, 2, 2))
                .node("right", b.convolution(1, 2, Padding.VALID, 2, 2), "average")
                .node("sum", new Add(), "left", "right");
        Placement placement = placement(b, "sum", 2);
        Network network = network(b, 2);
        Shape map = network.shapes().get("sum");
        int y = map.height() / 2;
        int x = map.width() / 2;
        int[] seen = pixelsSeen(network, "sum", y, x);
        assertThat(placement.vertical().origin() + placement.vertical().step() * y)
                .isCloseTo((seen[0] + seen[1]) / 2.0, within(1e-9));
        assertThat(placement.horizontal().origin() + placement.horizontal().step() * x)
                .isCloseTo((seen[2] + seen[3]) / 2.0, within(1e-9));
        assertThat(placement.vertical().step()).isEqualTo(4);
        assertThat(placement.horizontal().step()).isEqualTo(6);
    }

    @Test
    void croppedResampledTransposedAndGatedMaps() {
        RandomNetworks b = new RandomNetworks(3).input(40, 36, 1);
        b.node("stem", b.convolution(3, 2, Padding.explicit(1, 1, 1, 1), 1, 2))
                .node("cut", new Cropping(2, 1, 3, 0))
                .node("transposed", transposed(b))
                .node("up", new Resampling(new Resampling.Size(Unit.TIMES_INPUT, 2, 1), Interpolation.NEAREST))
                .node("mean", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("cell", new Reshape(List.of(1, 1, 2)))
                .node("gated", new Elementwise(Elementwise.Function.MULTIPLY), "up", "cell");
        Network network = network(b, 2);
        Placement placement = placement(b, "gated", 2);
        Shape map = network.shapes().get("up");
        int y = map.height() / 2;
        int x = map.width() / 2;
        int[] seen = pixelsSeen(network, "up", y, x);
        assertThat(placement.vertical().origin() + placement.vertical().step() * y)
                .isCloseTo((seen[0] + seen[1]) / 2.0, within(1.0));
        assertThat(placement.horizontal().origin() + placement.horizontal().step() * x)
                .isCloseTo((seen[2] + seen[3]) / 2.0, within(1.0));
        assertThat(placement.vertical().step()).isEqualTo(0.5);
        assertThat(placement.horizontal().step()).isEqualTo(1);
    }

    private static TransposedConvolution transposed(RandomNetworks b) {
        return new TransposedConvolution(
                b.tensor(1, 3, 3, 2, 2),
                b.tensor(1, 2),
                new Window(3, 3, 2, 2, Padding.VALID),
                new TransposedConvolution.Crop(1, 0, 1, 0));
    }

    @Test
    void aMapWhoseCellsWereMovedIsStretchedOverThePicture() {
        RandomNetworks b = new RandomNetworks(4).input(6, 8, 2);
        b.node("conv", b.convolution(3, 1, Padding.SAME, 2, 2)).node("turned", new Permutation(List.of(1, 0, 2)));
        assertThat(placement(b, "turned", 2)).isEqualTo(Placement.stretched(8, 6, 6, 8));
    }

    /** First and last row, first and last column of the pixels that change a cell. */
    private static int[] pixelsSeen(Network network, String layer, int y, int x) {
        SlowNetwork slow = new SlowNetwork(network);
        Shape input = network.inputShape();
        Shape map = network.shapes().get(layer);
        int cell = (y * map.width() + x) * map.channels();
        double[] black = new double[input.size()];
        double before = slow.run(black, Map.of()).get(layer)[cell];
        int[] seen = {input.height(), -1, input.width(), -1};
        for (int row = 0; row < input.height(); row++) {
            for (int column = 0; column < input.width(); column++) {
                double[] lit = black.clone();
                lit[row * input.width() + column] = 1;
                if (slow.run(lit, Map.of()).get(layer)[cell] != before) {
                    seen[0] = Math.min(seen[0], row);
                    seen[1] = Math.max(seen[1], row);
                    seen[2] = Math.min(seen[2], column);
                    seen[3] = Math.max(seen[3], column);
                }
            }
        }
        return seen;
    }

    private static Placement placement(RandomNetworks b, String layer, int channels) {
        return Plans.of(network(b, channels), layer).placement();
    }

    private static Network network(RandomNetworks b, int channels) {
        return b.copy()
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(channels, 3))
                .softmax();
    }
}
