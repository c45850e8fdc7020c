package camaudit.network;

import java.util.List;

/** An operation that moves values or passes them on and computes nothing. */
public sealed interface Rearrangement extends Operation
        permits Concatenation, Cropping, Flatten, Identity, Input, Permutation, Reshape, Selection, ZeroPadding {

    @Override
    default long flops(List<Shape> inputs, Shape output) {
        return 0;
    }
}
