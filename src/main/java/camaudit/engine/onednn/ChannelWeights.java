package camaudit.engine.onednn;

import org.bytedeco.dnnl.memory;

/** One number for each channel, for maps and for vectors. */
final class ChannelWeights {
    private final Weights ofMap;
    private final Weights ofVector;

    ChannelWeights(float[] values) {
        ofMap = new Weights(values, memory.format_tag.nchw, 1, values.length, 1, 1);
        ofVector = new Weights(values, memory.format_tag.nc, 1, values.length);
    }

    /** The numbers, with as many dimensions as a value of this shape. */
    Weights of(BatchShape shape) {
        return shape.isMap() ? ofMap : ofVector;
    }
}
