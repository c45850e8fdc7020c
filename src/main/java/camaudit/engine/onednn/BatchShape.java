package camaudit.engine.onednn;

import camaudit.network.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/** The dimensions of a value of a batch in oneDNN's order: (images, channels, height, width) for a map, (images, units) for a vector. */
record BatchShape(long images, long channels, long height, long width, boolean isMap) {

    /** Layouts in which so many channels of a cell lie together. */
    enum ChannelBlocks {
        SIXTEEN(memory.format_tag.nChw16c, 16),
        EIGHT(memory.format_tag.nChw8c, 8);

        private final memory.format_tag layout;
        private final int size;

        ChannelBlocks(memory.format_tag layout, int size) {
            this.layout = layout;
            this.size = size;
        }

        /** The blocks in which a value lies; empty for other layouts. */
        static Optional<ChannelBlocks> of(Value value) {
            return Arrays.stream(values())
                    .filter(b -> value.shape().isMap() && value.hasLayout(b.of(value.shape())))
                    .findFirst();
        }

        int size() {
            return size;
        }

        /** The layout of a map of this form. */
        memory.desc of(BatchShape map) {
            return Dnnl.desc(layout, map.dims());
        }
    }

    static BatchShape map(long images, long channels, long height, long width) {
        return new BatchShape(images, channels, height, width, true);
    }

    static BatchShape vector(long images, long units) {
        return new BatchShape(images, units, 1, 1, false);
    }

    static BatchShape of(Shape shape, long images) {
        return shape.isMap()
                ? map(images, shape.channels(), shape.height(), shape.width())
                : vector(images, shape.size());
    }

    long[] dims() {
        return isMap ? new long[] {images, channels, height, width} : new long[] {images, channels};
    }

    /** The number of values of the batch. */
    long size() {
        return images * channels * height * width;
    }

    BatchShape flat() {
        return vector(images, channels * height * width);
    }

    /** The cells as images of one cell each. */
    BatchShape cells() {
        return new BatchShape(images * height * width, channels, 1, 1, isMap);
    }

    /** Leaves the layout to the primitive. */
    memory.desc any() {
        return Dnnl.desc(memory.format_tag.any, dims());
    }

    /** Row-major, channels fastest, as Java has it. */
    memory.desc plain() {
        return Dnnl.desc(isMap ? memory.format_tag.nhwc : memory.format_tag.nc, dims());
    }
}
