package camaudit.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one value of a network for one image, without the batch dimension: {@code (height, width, channels)}
 * for a feature map, {@code (units)} for a vector. {@link #UNKNOWN} stands for a height or width that the model file
 * leaves open.
 */
public record Shape(List<Integer> dims) {
    public static final int UNKNOWN = -1;

    public Shape {
        dims = List.copyOf(dims);
        if (dims.isEmpty() || dims.stream().anyMatch(d -> d < 1 && d != UNKNOWN)) {
            throw new ModelException("shape " + dims + " is not a shape: every dimension must be 1 or more");
        }
    }

    public static Shape map(int height, int width, int channels) {
        return new Shape(List.of(height, width, channels));
    }

    public static Shape vector(int units) {
        return new Shape(List.of(units));
    }

    public boolean isMap() {
        return dims.size() == 3;
    }

    public boolean isVector() {
        return dims.size() == 1;
    }

    public boolean isKnown() {
        return !dims.contains(UNKNOWN);
    }

    public int height() {
        return requireMap().dims.get(0);
    }

    public int width() {
        return requireMap().dims.get(1);
    }

    /** The last dimension: the channels of a map, the units of a vector. */
    public int channels() {
        return dims.get(dims.size() - 1);
    }

    /** The number of values. */
    public int size() {
        return dims.stream().reduce(1, Math::multiplyExact);
    }

    private Shape requireMap() {
        if (!isMap()) {
            throw new ModelException("shape " + this + " is not a feature map (height, width, channels)");
        }
        return this;
    }

    @Override
    public String toString() {
        return dims.stream().map(d -> d == UNKNOWN ? "?" : d.toString()).collect(Collectors.joining("×"));
    }
}
