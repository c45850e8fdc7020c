package camaudit.network;

import java.util.List;
import java.util.Objects;

/** Max or average pooling; padded cells count for neither (as in TensorFlow and Keras). */
public record Pooling(Mode mode, Window window) implements Operation {
    public enum Mode {
        MAX,
        AVERAGE
    }

    public Pooling {
        Objects.requireNonNull(mode);
        if (window.isDilated()) {
            throw new ModelException("pooling with dilation " + window.dilationHeight() + ", " + window.dilationWidth()
                    + " is not supported");
        }
    }

    @Override
    public String kind() {
        return (mode == Mode.MAX ? "MaxPool " : "AveragePool ") + window.kernelHeight() + "×" + window.kernelWidth();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.onlyMap(kind(), inputs);
        return window.output(kind(), input, input.channels());
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return (long) output.size() * window.kernelHeight() * window.kernelWidth();
    }
}
