package camaudit.engine.onednn;

import camaudit.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** The trained values of one tensor in oneDNN's memory, once in every layout that a primitive has chosen; shared by all threads. */
final class Weights {
    private final float[] values;
    private final long[] dims;
    private final memory.format_tag layout;
    private final List<memory> loaded = new ArrayList<>();

    /**
     * Weights that are not loaded yet.
     *
     * @param layout the layout of {@code values}, with respect to {@code dims}
     */
    Weights(float[] values, memory.format_tag layout, long... dims) {
        this.values = values;
        this.layout = layout;
        this.dims = dims;
    }

    /** The kernel of a convolution, (height, width, input channels ÷ groups, filters). */
    static Weights ofKernel(Tensor kernel, int groups) {
        int height = kernel.dim(0);
        int width = kernel.dim(1);
        int channels = kernel.dim(2);
        int filters = kernel.dim(3);
        return groups == 1
                ? new Weights(kernel.values(), memory.format_tag.hwio, filters, channels, height, width)
                : new Weights(
                        kernel.values(), memory.format_tag.hwigo, groups, filters / groups, channels, height, width);
    }

    /** A layout that the primitive chooses. */
    memory.desc any() {
        return Dnnl.desc(memory.format_tag.any, dims);
    }

    /** The layout that the values come in. */
    memory.desc plain() {
        return Dnnl.desc(layout, dims);
    }

    /** The weights in a layout, loaded at the first use. */
    synchronized memory in(memory.desc wanted) {
        return Dnnl.scoped(() -> loaded.stream()
                .filter(present -> present.get_desc().equals(wanted))
                .findFirst()
                .orElseGet(() -> load(wanted)));
    }

    private memory load(memory.desc wanted) {
        memory reordered = new memory(wanted, Dnnl.engine()).retainReference();
        memory source = new memory(plain(), Dnnl.engine(), new FloatPointer(values));
        stream queue = new stream(Dnnl.engine());
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(dnnl.DNNL_ARG_FROM, source).put(dnnl.DNNL_ARG_TO, reordered);
        new primitive(new reorder.primitive_desc(source, reordered).get()).execute(queue, arguments);
        queue._wait();
        loaded.add(reordered);
        return reordered;
    }
}
