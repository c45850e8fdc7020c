package camaudit.engine.nd4j;

import camaudit.network.Padding;
import camaudit.network.ZeroPadding;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Zeros around a map. */
final class ZeroPaddingKernel implements Kernel {
    private final Padding margins;

    ZeroPaddingKernel(ZeroPadding padding) {
        margins = Padding.explicit(padding.top(), padding.bottom(), padding.left(), padding.right());
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        Runnable copy = Arrays4j.copyInto(output, inputs.get(0), margins);
        return () -> {
            output.assign(0);
            copy.run();
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        INDArray middle = Arrays4j.middle(outputGradient, inputGradient, margins);
        return () -> inputGradient.assign(middle);
    }
}
