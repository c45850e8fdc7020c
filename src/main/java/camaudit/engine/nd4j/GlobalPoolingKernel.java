package camaudit.engine.nd4j;

import camaudit.network.GlobalPooling;
import camaudit.network.Pooling;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean or maximum over the cells of a map. */
final class GlobalPoolingKernel implements Kernel {
    private static final long[] CELLS = {1, 2};

    private final String name;

    GlobalPoolingKernel(GlobalPooling pooling) {
        name = pooling.mode() == Pooling.Mode.MAX ? "reduce_max" : "reduce_mean";
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        return new NativeOp(name, inputs, output, CELLS);
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        return new NativeOp(name + "_bp", List.of(values.input(), outputGradient), inputGradient, CELLS);
    }
}
