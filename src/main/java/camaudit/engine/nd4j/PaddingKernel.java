package camaudit.engine.nd4j;

import camaudit.network.Cropping;
import camaudit.network.Padding;
import camaudit.network.ZeroPadding;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Zero padding around a map, or its inverse, cropping. */
final class PaddingKernel implements Kernel {
    private final boolean adds;
    private final Padding margins;

    PaddingKernel(Cropping cropping) {
        adds = false;
        margins = Padding.explicit(cropping.top(), cropping.bottom(), cropping.left(), cropping.right());
    }

    PaddingKernel(ZeroPadding padding) {
        adds = true;
        margins = Padding.explicit(padding.top(), padding.bottom(), padding.left(), padding.right());
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        return adds ? framed(inputs.get(0), output) : inside(inputs.get(0), output);
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        return adds ? inside(outputGradient, inputGradient) : framed(outputGradient, inputGradient);
    }

    private Runnable framed(INDArray inside, INDArray into) {
        Runnable copy = Nd4jArrays.copyInto(into, inside, margins);
        return () -> {
            into.assign(0);
            copy.run();
        };
    }

    private Runnable inside(INDArray whole, INDArray into) {
        INDArray middle = Nd4jArrays.middle(whole, into, margins);
        return () -> into.assign(middle);
    }
}
