package camaudit.engine.nd4j;

import camaudit.network.Padding;
import camaudit.network.Pooling;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Max and average pooling, NHWC; average over the cells inside the map only. */
final class PoolingKernel implements Kernel {
    private static final long NHWC = 1;
    private static final long EXCLUDE_PADDING = 0;

    private final Pooling pooling;

    PoolingKernel(Pooling pooling) {
        this.pooling = pooling;
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
            padding.mode() == Padding.Mode.SAME ? 1 : 0,
            EXCLUDE_PADDING,
            NHWC
        };
    }
}
