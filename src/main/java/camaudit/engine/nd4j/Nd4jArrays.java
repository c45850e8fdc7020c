package camaudit.engine.nd4j;

import camaudit.network.Padding;
import camaudit.network.Tensor;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Copies Java arrays to ND4J memory and back, and makes views of ND4J arrays. */
final class Nd4jArrays {
    private Nd4jArrays() {}

    static INDArray load(Tensor tensor) {
        return load(
                tensor.values(),
                IntStream.range(0, tensor.rank()).mapToLong(tensor::dim).toArray());
    }

    static INDArray load(float[] values, long... shape) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        write(values, 0, values.length, array);
        return array;
    }

    /** Copies {@code count} values, the first at {@code from}, into the start of an array's memory. */
    static void write(float[] values, int from, int count, INDArray array) {
        pointer(array).put(values, from, count);
    }

    /** Copies the start of an array's memory out. */
    static float[] read(INDArray array, int count) {
        float[] values = new float[count];
        read(array, values, count);
        return values;
    }

    /** Copies the first {@code count} values of an array's memory out. */
    static void read(INDArray array, float[] into, int count) {
        pointer(array).get(into, 0, count);
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    /** The values of a contiguous array, seen as a matrix with {@code columns} columns. */
    static INDArray matrix(INDArray array, long columns) {
        return array.reshape('c', array.length() / columns, columns);
    }

    /** A zero-filled array with room for margins around {@code array}. */
    static INDArray padded(INDArray array, Padding margins) {
        return Nd4j.zeros(
                DataType.FLOAT,
                array.size(0),
                array.size(1) + margins.top() + margins.bottom(),
                array.size(2) + margins.left() + margins.right(),
                array.size(3));
    }

    /** Copies {@code inner} into the middle of {@code outer}. */
    static Runnable copyInto(INDArray outer, INDArray inner, Padding margins) {
        INDArray middle = middle(outer, inner, margins);
        return () -> middle.assign(inner);
    }

    /** The part of {@code outer} that the margins leave free, as a view. */
    static INDArray middle(INDArray outer, INDArray inner, Padding margins) {
        return outer.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(margins.top(), margins.top() + inner.size(1)),
                NDArrayIndex.interval(margins.left(), margins.left() + inner.size(2)),
                NDArrayIndex.all());
    }
}
