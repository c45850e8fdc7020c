package camaudit.network;

import java.util.List;

/** A map without its outer rows and columns, in cells. */
public record Cropping(int top, int bottom, int left, int right) implements Rearrangement {

    public Cropping {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new ModelException("cropping " + top + ", " + bottom + ", " + left + ", " + right + " is negative");
        }
    }

    @Override
    public String kind() {
        return "Cropping";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.onlyMap(kind(), inputs);
        int height = input.height() - top - bottom;
        int width = input.width() - left - right;
        if (height < 1 || width < 1) {
            throw new ModelException(kind() + " leaves nothing of its input of " + input);
        }
        return Shape.map(height, width, input.channels());
    }
}
