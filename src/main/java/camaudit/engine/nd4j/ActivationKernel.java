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

    private ActivationKernel(Activation activation) {
        this.activation = activation;
    }

    /** The kernel of an activation: ND4J's where it has it, plain loops else. */
    static Kernel of(Activation activation, int channels) {
        return switch (activation.function()) {
            case RELU, ELU, SIGMOID, TANH, SOFTPLUS, SILU -> new ActivationKernel(activation);
            case SOFTMAX -> new SoftmaxKernel(channels);
            default -> new CurveKernel(Curve.of(activation));
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
        if (activation.isPlainRelu()) {
            return new NativeOp("relu", List.of(x), y).withFloats(0);
        }
        double threshold = activation.threshold();
        double maximum = Math.min(activation.maximum(), Float.MAX_VALUE);
        Runnable clip = new NativeOp("clipbyvalue", List.of(x), y).withFloats(threshold, maximum);
        if (activation.slope() == 0 && threshold == 0) {
            return clip;
        }
        return () -> {
            clip.run();
            INDArray below = x.lte(threshold).castTo(DataType.FLOAT);
            INDArray line = x.sub(threshold).muli(activation.slope());
            y.muli(below.rsub(1)).addi(line.muli(below));
        };
    }

    private Runnable reluGradient(Values values, INDArray dy, INDArray dx) {
        if (activation.isPlainRelu()) {
            return new NativeOp("relu_bp", List.of(values.output(), dy), dx).withFloats(0);
        }
        INDArray x = values.input();
        return () -> {
            INDArray above = x.gt(activation.threshold()).castTo(DataType.FLOAT);
            INDArray inside =
                    x.lt(Math.min(activation.maximum(), Float.MAX_VALUE)).castTo(DataType.FLOAT);
            INDArray slope = above.rsub(1).muli(activation.slope());
            dx.assign(above.muli(inside).addi(slope).muli(dy));
        };
    }
}
