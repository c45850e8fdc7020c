package camaudit.image.fit;

import camaudit.image.Pixels;
import camaudit.resample.PictureScaler;
import camaudit.resample.PilFilter;
import camaudit.resample.Scaling;
import java.util.Optional;

/** Brings a picture to a size by the rules of {@link Preprocess.Resize}. */
final class Fitting {
    private final Pixels picture;
    private final Preprocess.Interpolation interpolation;
    private final int height;
    private final int width;

    /** Fits to {@code height}×{@code width}. */
    Fitting(Pixels picture, Preprocess.Interpolation interpolation, int height, int width) {
        this.picture = picture;
        this.interpolation = interpolation;
        this.height = height;
        this.width = width;
    }

    /**
     * The fitted picture.
     *
     * @param resizeTo what {@code SHORTER_SIDE} makes of the shorter side, in pixels
     */
    Pixels fit(Preprocess.Resize resize, int resizeTo) {
        Framing framing = Framing.of(resize, picture.height(), picture.width(), height, width, resizeTo);
        return pad(
                framing,
                resized(
                        picture,
                        interpolation,
                        scaling(picture.height(), framing.scaledHeight(), framing.top(), height),
                        scaling(picture.width(), framing.scaledWidth(), framing.left(), width)));
    }

    private static Scaling scaling(int size, int scaled, int start, int wanted) {
        return new Scaling(size, scaled, Math.max(0, start), Math.min(wanted, scaled));
    }

    /** This part of the picture scaled to another size. */
    static Pixels resized(Pixels picture, Preprocess.Interpolation interpolation, Scaling rows, Scaling columns) {
        int channels = picture.channels();
        PictureScaler scaler = new PictureScaler(picture.samples(), channels, rows, columns);
        if (interpolation == Preprocess.Interpolation.TF_BILINEAR) {
            return Pixels.ofFloats(rows.count(), columns.count(), channels, scaler.tensorFlow());
        }
        byte[] samples = switch (interpolation) {
            case NEAREST -> scaler.nearest();
            case PIL_NEAREST -> scaler.pilNearest();
            case PIL_BOX -> scaler.pil(PilFilter.BOX);
            case PIL_BILINEAR -> scaler.pil(PilFilter.BILINEAR);
            case PIL_HAMMING -> scaler.pil(PilFilter.HAMMING);
            case PIL_BICUBIC -> scaler.pil(PilFilter.BICUBIC);
            case PIL_LANCZOS -> scaler.pil(PilFilter.LANCZOS);
            case BILINEAR, TF_BILINEAR -> scaler.bilinear();
        };
        return new Pixels(rows.count(), columns.count(), channels, samples);
    }

    /** The picture centred on black where it does not fill the input. */
    private Pixels pad(Framing framing, Pixels inner) {
        if (inner.height() == height && inner.width() == width) {
            return inner;
        }
        int channels = picture.channels();
        Optional<float[]> fine = inner.fine();
        if (fine.isPresent()) {
            float[] result = new float[height * width * channels];
            copyRows(framing, inner, fine.get(), result);
            return Pixels.ofFloats(height, width, channels, result);
        }
        byte[] result = new byte[height * width * channels];
        copyRows(framing, inner, inner.samples(), result);
        return new Pixels(height, width, channels, result);
    }

    /** Copies between two arrays of the same type. */
    private void copyRows(Framing framing, Pixels inner, Object from, Object to) {
        int top = Math.max(0, -framing.top());
        int left = Math.max(0, -framing.left());
        int length = inner.width() * inner.channels();
        for (int y = 0; y < inner.height(); y++) {
            System.arraycopy(from, y * length, to, ((top + y) * width + left) * inner.channels(), length);
        }
    }
}
