package camaudit.image;

import java.util.Optional;

/** Converts between RGB and gray: L = (R·19595 + G·38470 + B·7471 + 32768) / 65536 rounded down, exactly as PIL's {@code convert("L")}. */
public final class GrayScale {
    private GrayScale() {}

    /** The picture with one channel; a gray picture is returned as it is. */
    public static Pixels fromRgb(Pixels picture) {
        if (picture.channels() == 1) {
            return picture;
        }
        byte[] samples = picture.samples();
        byte[] gray = new byte[samples.length / 3];
        for (int i = 0; i < gray.length; i++) {
            int red = samples[3 * i] & 0xff;
            int green = samples[3 * i + 1] & 0xff;
            int blue = samples[3 * i + 2] & 0xff;
            gray[i] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
        }
        return new Pixels(picture.height(), picture.width(), 1, gray);
    }

    /** The picture with three channels, gray replicated; a colour picture is returned as it is. */
    public static Pixels toRgb(Pixels picture) {
        if (picture.channels() == 3) {
            return picture;
        }
        Optional<float[]> fine = picture.fine();
        if (fine.isPresent()) {
            float[] gray = fine.get();
            float[] rgb = new float[gray.length * 3];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = gray[i / 3];
            }
            return Pixels.ofFloats(picture.height(), picture.width(), 3, rgb);
        }
        byte[] samples = picture.samples();
        byte[] rgb = new byte[samples.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = samples[i / 3];
        }
        return new Pixels(picture.height(), picture.width(), 3, rgb);
    }
}
