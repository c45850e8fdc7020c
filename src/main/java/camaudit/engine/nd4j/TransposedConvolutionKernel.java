package camaudit.engine.nd4j;

import camaudit.network.Convolution;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Transposed convolution: its forward pass is the data gradient of a convolution, its gradient is that convolution's forward pass. */
final class TransposedConvolutionKernel implements Kernel {
    private final Kernel convolution;
    private final INDArray bias;

    TransposedConvolutionKernel(TransposedConvolution operation, Shape output) {
        Window window = operation.window();
        TransposedConvolution.Crop crop = operation.crop();
        Padding margins =
                Padding.explicit(crop.top(), Math.max(crop.bottom(), 0), crop.left(), Math.max(crop.right(), 0));
        Window dense = new Window(
                window.spanHeight(), window.spanWidth(), window.strideHeight(), window.strideWidth(), margins);
        convolution = new ConvolutionKernel(
                new Convolution(
                        Convolutions.dilated(operation.kernel(), window),
                        Tensor.filled(0, operation.kernel().dim(3)),
                        dense),
                output);
        bias = Nd4jArrays.load(operation.bias());
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        Runnable transposed = convolution.backward(new Values(inputs, output), 0, inputs.get(0), output);
        INDArray rows = Nd4jArrays.matrix(output, bias.length());
        return () -> {
            transposed.run();
            rows.addiRowVector(bias);
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        return convolution.forward(List.of(outputGradient), inputGradient);
    }
}
