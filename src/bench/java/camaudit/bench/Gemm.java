package camaudit.bench;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A product of two 2048×2048 matrices, whose speed is the machine's limit for convolutions. */
final class Gemm {
    private static final int N = 2048;

    static final double FLOPS = 2.0 * N * N * N;

    private static final INDArray A = Nd4j.rand(DataType.FLOAT, N, N);
    private static final INDArray B = Nd4j.rand(DataType.FLOAT, N, N);
    private static final INDArray C = Nd4j.createUninitialized(DataType.FLOAT, new long[] {N, N}, 'f');

    private Gemm() {}

    static void openBlas() {
        A.mmuli(B, C);
    }

    static void oneDnn() {
        byte plain = (byte) 'N';
        dnnl.dnnl_sgemm(plain, plain, N, N, N, 1, pointer(A), N, pointer(B), N, 0, pointer(C), N);
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }
}
