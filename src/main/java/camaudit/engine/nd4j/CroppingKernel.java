package camaudit.engine.nd4j;

import camaudit.network.Cropping;
import camaudit.network.Padding;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A map without its outer rows and columns. */
final class CroppingKernel implements Kernel {
    private final Padding margins;

    CroppingKernel(Cropping cropping) {
        margins = Padding.explicit(cropping.top(), cropping.bottom(), cropping.left(), cropping.right());
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        INDArray middle = Arrays4j.middle(inputs.get(0), output, margins);
        return () -> output.assign(middle);
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        Runnable copy = Arrays4j.copyInto(inputGradient, outputGradient, margins);
        return () -> {
            inputGradient.assign(0);
            copy.run();
        };
    }
}
