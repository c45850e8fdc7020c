package camaudit.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** One ND4J operation bound to its arrays once and run many times. */
final class NativeOp implements Runnable {
    private final DynamicCustomOp op;
    private final OpContext context;

    NativeOp(String name, List<INDArray> inputs, INDArray output, long... integers) {
        op = DynamicCustomOp.builder(name).build();
        context = Nd4j.getExecutioner().buildContext();
        context.setInputArrays(inputs);
        context.setOutputArrays(List.of(output));
        context.setIArguments(integers);
    }

    NativeOp withFloats(double... values) {
        context.setTArguments(values);
        return this;
    }

    @Override
    public void run() {
        Nd4j.getExecutioner().exec(op, context);
    }
}
