package camaudit.network;

import camaudit.resample.Taps;
import camaudit.resample.TensorFlowTaps;
import java.util.List;
import java.util.Objects;

/** A map resized as TensorFlow 2 does it: with centres at half pixels and without antialiasing. */
public record Resampling(Size size, Interpolation interpolation) implements Operation {
    public enum Interpolation {
        NEAREST,
        BILINEAR,
        /** Keys' cubic with a = −0.5. */
        BICUBIC,
        LANCZOS3,
        LANCZOS5;

        /** For each of {@code outputs} cells along an axis, the cells among {@code inputs} that it is made of, and their weights. */
        public Taps taps(int inputs, int outputs) {
            return switch (this) {
                case NEAREST -> TensorFlowTaps.nearest(inputs, outputs);
                case BILINEAR -> TensorFlowTaps.bilinear(inputs, outputs);
                case BICUBIC -> TensorFlowTaps.bicubic(inputs, outputs);
                case LANCZOS3 -> TensorFlowTaps.lanczos(3, inputs, outputs);
                case LANCZOS5 -> TensorFlowTaps.lanczos(5, inputs, outputs);
            };
        }
    }

    public enum Unit {
        CELLS,
        TIMES_INPUT
    }

    /** The new height and width in cells, or the factors of the old ones. */
    public record Size(Unit unit, int height, int width) {
        public Size {
            Objects.requireNonNull(unit);
            if (height < 1 || width < 1) {
                throw new ModelException("a map of " + height + "×" + width + " is not one");
            }
        }
    }

    public Resampling {
        Objects.requireNonNull(size);
        Objects.requireNonNull(interpolation);
    }

    @Override
    public String kind() {
        return size.unit() == Unit.CELLS ? "Resize" : "Upsample";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.onlyMap(kind(), inputs);
        return size.unit() == Unit.CELLS
                ? Shape.map(size.height(), size.width(), input.channels())
                : Shape.map(
                        Math.multiplyExact(input.height(), size.height()),
                        Math.multiplyExact(input.width(), size.width()),
                        input.channels());
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return interpolation == Interpolation.NEAREST ? 0 : 8L * output.size();
    }
}
