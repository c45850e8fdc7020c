package camaudit.network.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rarer operators that are reshapings and transpositions in the end. */
final class SpecialReshapes {
    private SpecialReshapes() {}

    /** Values of all dimensions in a row, picked one after the other. */
    static Value picked(NodeContext call) {
        View view = call.view(0);
        Constant indices = call.constant(1, "indices");
        call.attributes().ignore("axis");
        int batch = call.assembly().batch();
        boolean inOrder = view.isKnown()
                && indices.isWhole()
                && indices.rank() > 1
                && indices.dim(0) == batch
                && indices.size() == (long) batch * view.shape().size()
                && IntStream.range(0, indices.size()).allMatch(i -> indices.whole(i) == i);
        if (!inOrder) {
            throw call.refuse("indices", indices, "only all values in their order are");
        }
        return Reshapes.to(
                call, view, Arrays.stream(indices.dims()).skip(1).boxed().toList());
    }

    /** Channels to blocks of cells; a reshaping, a transposition and a reshaping, as the operator is defined. */
    static Value depthToSpace(NodeContext call) {
        View view = new AxisOrder(call).requireRank(call.view(0), 3);
        int block = call.attributes().whole("blocksize", 0);
        String mode = call.attributes().text("mode", "DCR");
        boolean first = mode.equals("DCR");
        int channels = view.dim(0);
        if (block < 1 || channels % ((long) block * block) != 0 || !view.isKnown() || !(first || mode.equals("CRD"))) {
            throw call.refuse("blocksize and mode", block + ", " + mode, "its input is " + view);
        }
        int left = channels / (block * block);
        int height = view.dim(1);
        int width = view.dim(2);
        View blocks = Reshapes.to(
                call,
                view,
                first ? List.of(block, block, left, height, width) : List.of(left, block, block, height, width));
        int[] order = first ? new int[] {2, 3, 0, 4, 1} : new int[] {0, 3, 1, 4, 2};
        View moved =
                blocks.seen(Arrays.stream(order).mapToObj(blocks.axes()::get).toList());
        return Reshapes.to(call, moved, List.of(left, height * block, width * block));
    }
}
