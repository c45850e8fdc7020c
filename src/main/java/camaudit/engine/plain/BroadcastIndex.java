package camaudit.engine.plain;

import camaudit.network.Broadcast;
import camaudit.network.Shape;

/** Maps positions in a larger shape to the positions of the values of one input that is repeated to it. */
final class BroadcastIndex {
    private final int inputSize;
    private final int outputSize;

    /** For each value of one image's output, the index of the input value; empty if nothing is repeated. */
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

    /** The position in the input's array of the value that belongs at a position of the output's array; both arrays hold all images. */
    int at(int position) {
        return index.length == 0 ? position : position / outputSize * inputSize + index[position % outputSize];
    }
}
