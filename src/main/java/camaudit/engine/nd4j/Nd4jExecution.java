package camaudit.engine.nd4j;

import camaudit.attribution.Response;
import camaudit.engine.Execution;
import camaudit.engine.LinearHead;
import camaudit.engine.Plan;
import camaudit.engine.Schedule;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Buffers for a batch, allocated once; a smaller batch runs on the front part of them. */
final class Nd4jExecution implements Execution {
    private final Nd4jPlan prepared;
    private final int batchSize;
    private final List<INDArray> slabs = new ArrayList<>();
    private final Map<Integer, Steps> steps = new HashMap<>();
    private int images;

    Nd4jExecution(Nd4jPlan prepared, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size " + batchSize + " is below 1");
        }
        this.prepared = prepared;
        this.batchSize = batchSize;
        for (long size : prepared.buffers().sizes()) {
            slabs.add(Nd4j.createUninitialized(DataType.FLOAT, Math.multiplyExact(size, batchSize)));
        }
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public float[] forward(float[] input, int images) {
        Plan plan = prepared.plan();
        int size = plan.inputShape().size() * images;
        if (images < 1 || images > batchSize || input.length < size) {
            throw new IllegalArgumentException(images + " images of " + plan.inputShape() + " in " + input.length
                    + " values do not fit a batch of " + batchSize);
        }
        this.images = images;
        Arrays4j.write(input, size, value(plan.network().input().name(), images));
        steps(images).runForward();
        return Arrays4j.read(value(plan.network().output(), images), images * plan.classes());
    }

    @Override
    public Response respond(int[] targets) {
        if (targets.length != images) {
            throw new IllegalArgumentException(targets.length + " targets for " + images + " images");
        }
        Plan plan = prepared.plan();
        Shape shape = plan.targetShape();
        int size = images * shape.size();
        float[] activations = Arrays4j.read(value(plan.target(), images), size);
        float[] gradients;
        if (plan.linearHead()) {
            gradients = LinearHead.gradients(plan, targets);
        } else {
            seed(targets, plan.classes());
            steps(images).runBackward();
            gradients = Arrays4j.read(gradient(plan.target(), images), size);
        }
        return new Response(images, shape.height(), shape.width(), shape.channels(), activations, gradients);
    }

    private void seed(int[] targets, int classes) {
        float[] seed = new float[images * classes];
        for (int i = 0; i < images; i++) {
            seed[i * classes + targets[i]] = 1;
        }
        Arrays4j.write(seed, seed.length, gradient(prepared.plan().network().output(), images));
    }

    private Steps steps(int count) {
        return steps.computeIfAbsent(
                count,
                n -> new Steps(
                        prepared,
                        name -> value(name, n),
                        name -> gradient(name, n),
                        name -> array(Schedule.share(name), name, n)));
    }

    private INDArray value(String name, int count) {
        return array(prepared.schedule().holder(name), name, count);
    }

    private INDArray gradient(String name, int count) {
        return array(Schedule.gradient(name), name, count);
    }

    private INDArray array(String buffer, String shapeOf, int count) {
        INDArray slab = slabs.get(prepared.buffers().buffer(buffer));
        List<Integer> dims = prepared.plan().shape(shapeOf).dims();
        long[] shape = new long[dims.size() + 1];
        shape[0] = count;
        for (int i = 0; i < dims.size(); i++) {
            shape[i + 1] = dims.get(i);
        }
        return Nd4j.create(slab.data(), shape, Nd4j.getStrides(shape, 'c'), 0, 'c', DataType.FLOAT);
    }

    @Override
    public void close() {
        steps.clear();
        slabs.forEach(INDArray::close);
        slabs.clear();
    }
}
