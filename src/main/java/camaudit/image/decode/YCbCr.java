package camaudit.image.decode;

import camaudit.image.Pixels;

/**
 * Converts JFIF colours in libjpeg's 16-bit fixed point: R = Y + 1.402 Cr, G = Y − 0.34414 Cb − 0.71414 Cr, B = Y + 1.772 Cb, after 128 is
 * subtracted from Cb and Cr.
 */
final class YCbCr {
    private static final int HALF = 1 << 15;
    private static final int[] RED = table(1.402, HALF, 16);
    private static final int[] BLUE = table(1.772, HALF, 16);
    private static final int[] GREEN_CR = table(-0.71414, 0, 0);
    private static final int[] GREEN_CB = table(-0.34414, HALF, 0);

    private YCbCr() {}

    private static int[] table(double factor, int rounding, int shift) {
        int fixed = (int) Math.round(Math.abs(factor) * 65536) * (factor < 0 ? -1 : 1);
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (fixed * (i - 128) + rounding) >> shift;
        }
        return table;
    }

    /** The picture in RGB, written over the samples given. */
    static Pixels toRgb(Pixels picture) {
        byte[] samples = picture.samples();
        for (int i = 0; i < samples.length; i += 3) {
            int y = samples[i] & 0xff;
            int cb = samples[i + 1] & 0xff;
            int cr = samples[i + 2] & 0xff;
            samples[i] = clamp(y + RED[cr]);
            samples[i + 1] = clamp(y + ((GREEN_CB[cb] + GREEN_CR[cr]) >> 16));
            samples[i + 2] = clamp(y + BLUE[cb]);
        }
        return picture;
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
