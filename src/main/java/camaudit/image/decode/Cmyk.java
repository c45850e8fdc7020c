package camaudit.image.decode;

import camaudit.image.Pixels;

/**
 * Converts four inks to RGB as PIL's {@code convert("RGB")} does without a colour profile: R = w − C·w/255 with the white that black
 * leaves, w = 255 − K.
 */
final class Cmyk {
    private Cmyk() {}

    /**
     * The picture.
     *
     * @param inks cyan, magenta, yellow, black of each pixel, 255 for full ink
     */
    static Pixels toRgb(int height, int width, byte[] inks) {
        byte[] result = new byte[height * width * 3];
        for (int i = 0; i < result.length / 3; i++) {
            int white = 255 - (inks[4 * i + 3] & 0xff);
            for (int c = 0; c < 3; c++) {
                int covered = (inks[4 * i + c] & 0xff) * white + 128;
                result[3 * i + c] = (byte) Math.max(0, white - (((covered >> 8) + covered) >> 8));
            }
        }
        return new Pixels(height, width, 3, result);
    }

    /** Inverts in place the inks of a JPEG, which all are stored inverted (Adobe's convention, which PIL always assumes). */
    static void invert(byte[] inks) {
        for (int i = 0; i < inks.length; i++) {
            inks[i] = (byte) ~inks[i];
        }
    }

    /** Converts the Y, Cb, Cr and inverted black of a JPEG to inks in place; the RGB of Y, Cb and Cr are cyan, magenta and yellow. */
    static void fromYcck(byte[] samples) {
        byte[] colours = new byte[samples.length / 4 * 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = samples[i / 3 * 4 + i % 3];
        }
        YCbCr.toRgb(new Pixels(1, colours.length / 3, 3, colours));
        for (int i = 0; i < colours.length; i++) {
            samples[i / 3 * 4 + i % 3] = colours[i];
        }
        for (int i = 3; i < samples.length; i += 4) {
            samples[i] = (byte) ~samples[i];
        }
    }
}
