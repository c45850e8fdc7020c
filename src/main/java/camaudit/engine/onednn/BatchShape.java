package camaudit.engine.onednn;

import camaudit.network.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/** The dimensions of a batch of values in oneDNN's order: (images, channels, height, width) for a map, (images, units) for a vector. */
record BatchShape(long images, long channels, long height, long width, boolean isMap) {

    /** oneDNN's blocked layouts, in which 16 or 8 channels of a cell are stored together. */
    enum ChannelBlocks {
        SIXTEEN(memory.format_tag.nChw16c, 16),
        EIGHT(memory.format_tag.nChw8c, 8);

        private final memory.format_tag layout;
        private final int size;

        ChannelBlocks(memory.format_tag layout, int size) {
            this.layout = layout;
            this.size = size;
        }

        /** The blocked layout of a value; empty if it has another layout. */
        static Optional<ChannelBlocks> of(Value value) {
            return Arrays.stream(values())
                    .filter(b -> value.shape().isMap() && value.hasLayout(b.of(value.shape())))
                    .findFirst();
        }

        int size() {
            return size;
        }

        /** This layout for a map of such a shape. */
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

    /** The number of floats in the batch. */
    long size() {
        return images * channels * height * width;
    }

    BatchShape flat() {
        return vector(images, channels * height * width);
    }

    /** The same values with every cell as an image of one cell. */
    BatchShape cells() {
        return new BatchShape(images * height * width, channels, 1, 1, isMap);
    }

    /** A layout that the primitive chooses. */
    memory.desc any() {
        return Dnnl.desc(memory.format_tag.any, dims());
    }

    /** The layout of arrays on the Java side: row-major, channels fastest. */
    memory.desc plain() {
        return Dnnl.desc(isMap ? memory.format_tag.nhwc : memory.format_tag.nc, dims());
    }
}
