package camaudit.engine.plain;

import camaudit.network.Activation;
import camaudit.network.GlobalPooling;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.List;
import java.util.Optional;

/** Plain kernels in place of native ones that turn NaN into a number. */
public final class NanKeepers {
    private NanKeepers() {}

    /** The kernel of an activation or a maximum; empty for other operations. */
    public static Optional<PlainKernel> of(Operation operation, List<Shape> inputs) {
        if (operation instanceof Activation || isMaximum(operation)) {
            return PlainKernels.of(operation, inputs);
        }
        if (operation instanceof GlobalPooling global && global.mode() == Pooling.Mode.MAX) {
            Window whole = new Window(inputs.get(0).height(), inputs.get(0).width(), 1, 1, Padding.VALID);
            return PlainKernels.of(new Pooling(Pooling.Mode.MAX, whole), inputs);
        }
        return Optional.empty();
    }

    private static boolean isMaximum(Operation operation) {
        return operation instanceof Pooling pooling && pooling.mode() == Pooling.Mode.MAX;
    }
}
