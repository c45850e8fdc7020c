package camaudit.engine.onednn;

import camaudit.network.Activation;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;

/**
 * An activation that oneDNN can compute ("eltwise"), as an operation of its own or fused to another one. At a kink the derivative
 * is that of the left side, as in TensorFlow.
 *
 * @param fromOutput the algorithm that computes the gradient from the output alone, 0 if there is none
 */
record Eltwise(int algorithm, int fromOutput, float alpha, float beta) {

    /** Empty for activations that oneDNN does not have. */
    static Optional<Eltwise> of(Activation activation) {
        return switch (activation.function()) {
            case RELU -> relu(activation);
            case ELU -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_elu, 0, (float) activation.slope(), 0));
            case SIGMOID ->
                Optional.of(new Eltwise(dnnl.dnnl_eltwise_logistic, dnnl.dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0));
            case TANH -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_tanh, dnnl.dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0));
            case SOFTPLUS -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_soft_relu, 0, 0, 0));
            case SILU -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_swish, 0, 1, 0));
            case EXPONENTIAL ->
                Optional.of(new Eltwise(dnnl.dnnl_eltwise_exp, dnnl.dnnl_eltwise_exp_use_dst_for_bwd, 0, 0));
            case GELU -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_gelu_erf, 0, 0, 0));
            case GELU_TANH -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_gelu_tanh, 0, 0, 0));
            case MISH -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_mish, 0, 0, 0));
            case LOG_SIGMOID -> Optional.of(new Eltwise(dnnl.dnnl_eltwise_logsigmoid, 0, 0, 0));
            case HARD_TANH ->
                Optional.of(new Eltwise(dnnl.dnnl_eltwise_clip_v2, dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd, -1, 1));
            case HARD_SILU ->
                activation.equals(Activation.of(Activation.Function.HARD_SILU))
                        ? Optional.of(new Eltwise(dnnl.dnnl_eltwise_hardswish, 0, 0, 0))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** y = factor·x. */
    static Eltwise scale(float factor) {
        return new Eltwise(dnnl.dnnl_eltwise_linear, 0, factor, 0);
    }

    private static Optional<Eltwise> relu(Activation activation) {
        float slope = (float) activation.slope();
        if (activation.threshold() != 0) {
            return Optional.empty();
        } else if (Double.isInfinite(activation.maximum())) {
            int fromOutput = slope >= 0 ? dnnl.dnnl_eltwise_relu_use_dst_for_bwd : 0;
            return Optional.of(new Eltwise(dnnl.dnnl_eltwise_relu, fromOutput, slope, 0));
        } else if (slope == 0) {
            float maximum = (float) activation.maximum();
            return Optional.of(
                    new Eltwise(dnnl.dnnl_eltwise_clip_v2, dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd, 0, maximum));
        }
        return Optional.empty();
    }

    /** max(x, 0). */
    static Eltwise positive() {
        return new Eltwise(dnnl.dnnl_eltwise_relu, dnnl.dnnl_eltwise_relu_use_dst_for_bwd, 0, 0);
    }

    /** True for a ReLU, bounded above or not, whose slope below 0 is 0. */
    boolean isRectifier() {
        return alpha == 0 && (algorithm == dnnl.dnnl_eltwise_relu || algorithm == dnnl.dnnl_eltwise_clip_v2);
    }

    boolean hasGradientFromOutput() {
        return fromOutput != 0;
    }

    Value forward(StepRecorder recorder, Value input) {
        Value output = Value.create(input.layout(), input.shape());
        recorder.add(forwardDescription(input), Map.of(dnnl.DNNL_ARG_SRC, input, dnnl.DNNL_ARG_DST, output));
        return output;
    }

    private eltwise_forward.primitive_desc forwardDescription(Value input) {
        return new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(dnnl.dnnl_forward_training, algorithm, input.layout(), alpha, beta),
                Dnnl.attributes(),
                Dnnl.engine());
    }

    /** The gradient of the input, from the input. */
    Value backward(StepRecorder recorder, Value input, Value gradient) {
        return backward(recorder, algorithm, dnnl.DNNL_ARG_SRC, input, gradient);
    }

    /** The gradient of the input, from the output. */
    Value backwardFromOutput(StepRecorder recorder, Value output, Value gradient) {
        return backward(recorder, fromOutput, dnnl.DNNL_ARG_DST, output, gradient);
    }

    private Value backward(StepRecorder recorder, int kind, int argument, Value seen, Value gradient) {
        Value from = recorder.inLayout(recorder.as(gradient, seen.shape()), seen.layout());
        Value into = Value.create(seen.layout(), seen.shape());
        Eltwise same = new Eltwise(kind, 0, alpha, beta);
        recorder.add(
                new eltwise_backward.primitive_desc(
                        new eltwise_backward.desc(kind, seen.layout(), seen.layout(), alpha, beta),
                        Dnnl.attributes(),
                        Dnnl.engine(),
                        same.forwardDescription(seen)),
                Map.of(argument, seen, dnnl.DNNL_ARG_DIFF_DST, from, dnnl.DNNL_ARG_DIFF_SRC, into));
        return into;
    }
}
