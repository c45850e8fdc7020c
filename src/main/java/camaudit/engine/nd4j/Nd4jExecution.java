package camaudit.engine.nd4j;

import camaudit.attribution.Response;
import camaudit.engine.BackwardRule;
import camaudit.engine.Batch;
import camaudit.engine.Execution;
import camaudit.engine.Plan;
import camaudit.engine.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An execution whose buffers are allocated once; a smaller batch runs on the front part of them. */
final class Nd4jExecution implements Execution {
    private final Nd4jPlan prepared;
    private final Batch batch;
    private final List<INDArray> slabs = new ArrayList<>();
    private final Map<Integer, Steps> steps = new HashMap<>();

    Nd4jExecution(Nd4jPlan prepared, int batchSize) {
        this.prepared = prepared;
        this.batch = new Batch(prepared.plan(), batchSize);
        for (long size : prepared.buffers().sizes()) {
            slabs.add(Nd4j.createUninitialized(DataType.FLOAT, Math.multiplyExact(size, batchSize)));
        }
    }

    @Override
    public int batchSize() {
        return batch.capacity();
    }

    @Override
    public float[] forward(float[] input, int from, int images) {
        int size = batch.begin(input, from, images);
        Plan plan = prepared.plan();
        Nd4jArrays.write(input, from, size, value(plan.network().input().name(), images));
        steps(images).runForward();
        return Nd4jArrays.read(value(plan.network().output(), images), images * plan.classes());
    }

    @Override
    public void back(BackwardRule rule, float[] seeds) {
        batch.beginBackward(rule, seeds).ifPresent(pass -> {
            Plan plan = prepared.plan();
            int images = batch.images();
            INDArray scores = gradient(plan.network().output(), images);
            Nd4jArrays.write(seeds, 0, images * plan.classes(), scores);
            steps(images).runBackward(pass);
        });
    }

    @Override
    public Response response(String node) {
        int images = batch.images();
        return batch.response(
                node,
                (into, count) -> Nd4jArrays.read(value(node, images), into, count),
                (into, count) -> Nd4jArrays.read(gradient(node, images), into, count));
    }

    @Override
    public Response gradients(String node) {
        return batch.gradients(node, (into, count) -> Nd4jArrays.read(gradient(node, batch.images()), into, count));
    }

    @Override
    public Response respond(int[] targets) {
        back(BackwardRule.GRADIENT, batch.oneHot(targets));
        return response(prepared.plan().target());
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
