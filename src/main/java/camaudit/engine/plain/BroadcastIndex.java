package camaudit.engine.plain;

import camaudit.network.Broadcast;
import camaudit.network.Shape;

/** Where the values of one input lie when it is repeated to a larger shape. */
final class BroadcastIndex {
    private final int inputSize;
    private final int outputSize;

    /** For each value of the output of one image, which of the input; empty if each has its own. */
    private final int[] index;

    private BroadcastIndex(int inputSize, int outputSize, int[] index) {
        this.inputSize = inputSize;
        this.outputSize = outputSize;
        this.index = index;
    }

    static BroadcastIndex of(Shape input, Shape output) {
        int[] index = input.size() == output.size() ? new int[0] : Broadcast.index(input, output);
        return new BroadcastIndex(input.size(), output.size(), index);
    }

    /** The position in the input's array of what stands at a position of the output's array, over all images. */
    int at(int position) {
        return index.length == 0 ? position : position / outputSize * inputSize + index[position % outputSize];
    }
}
