package camaudit.network;

import java.util.List;

/** A map with rows and columns of zeros around it, in cells. */
public record ZeroPadding(int top, int bottom, int left, int right) implements Rearrangement {

    public ZeroPadding {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new ModelException(
                    "zero padding " + top + ", " + bottom + ", " + left + ", " + right + " is negative");
        }
    }

    @Override
    public String kind() {
        return "ZeroPadding";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.onlyMap(kind(), inputs);
        return Shape.map(input.height() + top + bottom, input.width() + left + right, input.channels());
    }
}
