package camaudit.network.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that amount to reshapings and transpositions. */
final class SpecialReshapes {
    private SpecialReshapes() {}

    /** All values in a row, gathered by index; only supported where the indices keep the order. */
    static Value picked(NodeContext context) {
        View view = context.view(0);
        Constant indices = context.constant(1, "indices");
        context.attributes().ignore("axis");
        int batch = context.builder().batch();
        boolean inOrder = view.isKnown()
                && indices.isWhole()
                && indices.rank() > 1
                && indices.dim(0) == batch
                && indices.size() == (long) batch * view.shape().size()
                && IntStream.range(0, indices.size()).allMatch(i -> indices.whole(i) == i);
        if (!inOrder) {
            throw context.refuse("indices", indices, "only all values in their order are");
        }
        return Reshapes.to(
                context, view, Arrays.stream(indices.dims()).skip(1).boxed().toList());
    }

    /** Channels to blocks of cells, by a reshaping, a transposition and a reshaping, as ONNX defines it. */
    static Value depthToSpace(NodeContext context) {
        View view = new AxisOrder(context).requireRank(context.view(0), 3);
        int block = context.attributes().whole("blocksize", 0);
        String mode = context.attributes().text("mode", "DCR");
        boolean first = mode.equals("DCR");
        int channels = view.dim(0);
        if (block < 1 || channels % ((long) block * block) != 0 || !view.isKnown() || !(first || mode.equals("CRD"))) {
            throw context.refuse("blocksize and mode", block + ", " + mode, "its input is " + view);
        }
        int left = channels / (block * block);
        int height = view.dim(1);
        int width = view.dim(2);
        View blocks = Reshapes.to(
                context,
                view,
                first ? List.of(block, block, left, height, width) : List.of(left, block, block, height, width));
        int[] order = first ? new int[] {2, 3, 0, 4, 1} : new int[] {0, 3, 1, 4, 2};
        View moved =
                blocks.seen(Arrays.stream(order).mapToObj(blocks.axes()::get).toList());
        return Reshapes.to(context, moved, List.of(left, height * block, width * block));
    }
}
