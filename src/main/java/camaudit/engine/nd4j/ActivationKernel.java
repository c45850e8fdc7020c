package camaudit.engine.nd4j;

import camaudit.network.Activation;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SwishDerivative;
import org.nd4j.linalg.factory.Nd4j;

/** Element-wise activations. At a kink the derivative is that of the left side, as in TensorFlow. */
final class ActivationKernel implements Kernel {
    private final Activation activation;

    ActivationKernel(Activation activation) {
        this.activation = activation;
    }

    /** True for the activations that ND4J computes as the network means them. */
    static boolean takes(Activation activation) {
        return switch (activation.function()) {
            case RELU -> activation.slope() == 0 && activation.threshold() == 0;
            case ELU, SIGMOID, TANH, SOFTPLUS, SILU -> true;
            default -> false;
        };
    }

    @Override
    public boolean inPlace() {
        return activation.isPlainRelu();
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        INDArray x = inputs.get(0);
        return switch (activation.function()) {
            case RELU -> relu(x, output);
            case ELU -> new NativeOp("elu", inputs, output).withFloats(activation.slope());
            case SIGMOID -> new NativeOp("sigmoid", inputs, output);
            case TANH -> new NativeOp("tanh", inputs, output);
            case SOFTPLUS -> new NativeOp("softplus", inputs, output);
            case SILU -> () -> Nd4j.exec(new Swish(x, output));
            default -> throw new IllegalStateException(activation.kind());
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray dy, INDArray dx) {
        INDArray x = values.input();
        List<INDArray> both = List.of(x, dy);
        return switch (activation.function()) {
            case RELU -> reluGradient(values, dy, dx);
            case ELU -> new NativeOp("elu_bp", both, dx).withFloats(activation.slope());
            case SIGMOID -> new NativeOp("sigmoid_bp", both, dx);
            case TANH -> new NativeOp("tanh_bp", both, dx);
            case SOFTPLUS -> new NativeOp("softplus_bp", both, dx);
            case SILU ->
                () -> {
                    Nd4j.exec(new SwishDerivative(x, dx));
                    dx.muli(dy);
                };
            default -> throw new IllegalStateException(activation.kind());
        };
    }

    private Runnable relu(INDArray x, INDArray y) {
        return activation.isPlainRelu()
                ? new NativeOp("relu", List.of(x), y).withFloats(0)
                : new NativeOp("clipbyvalue", List.of(x), y).withFloats(0, activation.maximum());
    }

    private Runnable reluGradient(Values values, INDArray dy, INDArray dx) {
        if (activation.isPlainRelu()) {
            return new NativeOp("relu_bp", List.of(values.output(), dy), dx).withFloats(0);
        }
        INDArray x = values.input();
        return () -> {
            INDArray inside = x.gt(0).castTo(DataType.FLOAT);
            inside.muli(x.lt(activation.maximum()).castTo(DataType.FLOAT));
            dx.assign(inside.muli(dy));
        };
    }
}
