package camaudit.engine.nd4j;

import camaudit.network.Convolution;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Grouped convolution: one convolution for each group of channels. */
final class GroupedKernel implements Kernel {
    private final int inputs;
    private final int outputs;
    private final List<Kernel> groups = new ArrayList<>();

    GroupedKernel(Convolution convolution, Shape input) {
        inputs = convolution.kernel().dim(2);
        outputs = convolution.filters() / convolution.groups();
        for (int g = 0; g < convolution.groups(); g++) {
            groups.add(Convolutions.of(part(convolution, g), Shape.map(input.height(), input.width(), inputs)));
        }
    }

    private Convolution part(Convolution convolution, int group) {
        Tensor kernel = convolution.kernel();
        int filters = convolution.filters();
        int rows = kernel.size() / filters;
        float[] values = new float[rows * outputs];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(kernel.values(), row * filters + group * outputs, values, row * outputs, outputs);
        }
        float[] bias = Arrays.copyOfRange(convolution.bias().values(), group * outputs, (group + 1) * outputs);
        return new Convolution(
                Tensor.of(values, kernel.dim(0), kernel.dim(1), inputs, outputs),
                Tensor.of(bias, outputs),
                convolution.window());
    }

    @Override
    public Runnable forward(List<INDArray> arrays, INDArray output) {
        INDArray x = like(arrays.get(0), inputs);
        INDArray y = like(output, outputs);
        List<Runnable> steps = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            INDArray from = channels(arrays.get(0), g, inputs);
            INDArray to = channels(output, g, outputs);
            steps.add(() -> x.assign(from));
            steps.add(groups.get(g).forward(List.of(x), y));
            steps.add(() -> to.assign(y));
        }
        return () -> steps.forEach(Runnable::run);
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        INDArray dx = like(inputGradient, inputs);
        INDArray dy = like(outputGradient, outputs);
        List<Runnable> steps = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            INDArray from = channels(outputGradient, g, outputs);
            INDArray to = channels(inputGradient, g, inputs);
            steps.add(() -> dy.assign(from));
            steps.add(groups.get(g).backward(values, index, dy, dx));
            steps.add(() -> to.assign(dx));
        }
        return () -> steps.forEach(Runnable::run);
    }

    private static INDArray like(INDArray array, int channels) {
        return Nd4j.createUninitialized(DataType.FLOAT, array.size(0), array.size(1), array.size(2), channels);
    }

    private static INDArray channels(INDArray array, int group, int count) {
        return array.get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval((long) group * count, (long) (group + 1) * count));
    }
}
