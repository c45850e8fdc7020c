package camaudit.engine.nd4j;

import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Max and average pooling, NHWC; average over the cells inside the map only. */
final class PoolingKernel implements Kernel {
    private static final long NHWC = 1;
    private static final long EXCLUDE_PADDING = 0;

    private final Pooling pooling;
    private final boolean same;

    private PoolingKernel(Pooling pooling, boolean same) {
        this.pooling = pooling;
        this.same = same;
    }

    /** ND4J's own pooling, which pads as TensorFlow's SAME or equally on opposite sides; empty for windows with other margins. */
    static Optional<Kernel> of(Pooling pooling, Shape input) {
        Window window = pooling.window();
        Padding margins = window.padding().resolve(window, input);
        if (margins.equals(Padding.SAME.resolve(window, input))) {
            return Optional.of(new PoolingKernel(pooling, true));
        }
        Padding symmetric = Padding.explicit(margins.top(), margins.top(), margins.left(), margins.left());
        Shape output = window.output(pooling.kind(), input, input.channels());
        boolean known = window.output(pooling.kind(), input, input.channels(), symmetric)
                .equals(output);
        return known ? Optional.of(new PoolingKernel(pooling, false)) : Optional.empty();
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        return new NativeOp(name(), inputs, output, arguments());
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        return new NativeOp(name() + "_bp", List.of(values.input(), outputGradient), inputGradient, arguments());
    }

    private String name() {
        return pooling.mode() == Pooling.Mode.MAX ? "maxpool2d" : "avgpool2d";
    }

    private long[] arguments() {
        Padding padding = pooling.window().padding();
        return new long[] {
            pooling.window().kernelHeight(),
            pooling.window().kernelWidth(),
            pooling.window().strideHeight(),
            pooling.window().strideWidth(),
            padding.top(),
            padding.left(),
            1,
            1,
            same ? 1 : 0,
            EXCLUDE_PADDING,
            NHWC
        };
    }
}
