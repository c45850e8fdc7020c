package camaudit.image.decode;

import camaudit.image.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;

/**
 * Converts stored samples to {@link Pixels}; no colour space is applied, alpha is dropped.
 *
 * <p>Eight-bit samples are taken as they are; sixteen-bit ones become (v·255 + 32767) / 65535, rounded to the nearest; n-bit ones v·255 /
 * (2ⁿ − 1), rounded down, as PIL does.
 */
final class Rasters {
    private static final int[] GRAY = {0};
    private static final int[] RGB = {0, 1, 2};

    private Rasters() {}

    /** The picture; {@code gray} says that the file stores gray, whatever model the JDK reads it into. */
    static Pixels pixels(BufferedImage image, boolean gray) {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return expand(raster, palette, gray ? 1 : 3);
        }
        return pixels(raster);
    }

    /** The picture of the first band where there are one or two, of the first three where there are more. */
    static Pixels pixels(Raster raster) {
        int channels = raster.getNumBands() < 3 ? 1 : 3;
        return new Pixels(raster.getHeight(), raster.getWidth(), channels, samples(raster, channels, true));
    }

    /** A raster of bands, the last of which may be alpha. */
    record Bands(Raster raster) {
        int count() {
            return raster.getNumBands();
        }

        Pixels pixels() {
            return Rasters.pixels(raster);
        }

        /** One band in 8 bits. */
        byte[] band(int band) {
            byte[] result = new byte[raster.getWidth() * raster.getHeight()];
            int[] all = raster.getSamples(
                    raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), band, (int[]) null);
            for (int i = 0; i < result.length; i++) {
                result[i] = (byte) eightBit(all[i], raster.getSampleModel().getSampleSize(band));
            }
            return result;
        }

        /** The first band as it is, for a palette. */
        byte[] indices() {
            return samples(raster, 1, false);
        }

        /** Alpha that is 0, transparent, where the first bands have exactly these values, else 255. */
        byte[] keyed(int... key) {
            byte[] alpha = new byte[raster.getWidth() * raster.getHeight()];
            for (int band = 0; band < key.length; band++) {
                int[] all = raster.getSamples(
                        raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), band, (int[]) null);
                for (int i = 0; i < alpha.length; i++) {
                    alpha[i] |= (byte) (all[i] == key[band] ? 0 : 255);
                }
            }
            return alpha;
        }
    }

    static Bands bands(Raster raster) {
        return new Bands(raster);
    }

    /** All four bands, interleaved. */
    static byte[] four(Raster raster) {
        return samples(raster, 4, true);
    }

    private static Pixels expand(Raster raster, IndexColorModel palette, int channels) {
        byte[] table = new byte[256 * channels];
        for (int i = 0; i < Math.min(256, palette.getMapSize()); i++) {
            int rgb = palette.getRGB(i);
            for (int c = 0; c < channels; c++) {
                table[i * channels + c] = (byte) (rgb >> (16 - 8 * c));
            }
        }
        byte[] indices = samples(raster, 1, false);
        byte[] result = new byte[indices.length * channels];
        for (int i = 0; i < indices.length; i++) {
            int from = (indices[i] & 0xff) * channels;
            for (int c = 0; c < channels; c++) {
                result[i * channels + c] = table[from + c];
            }
        }
        return new Pixels(raster.getHeight(), raster.getWidth(), channels, result);
    }

    private static byte[] samples(Raster raster, int bands, boolean scale) {
        byte[] result = new byte[Math.multiplyExact(Math.multiplyExact(raster.getHeight(), raster.getWidth()), bands)];
        SampleModel model = raster.getSampleModel();
        if (model instanceof ComponentSampleModel component
                && model.getSampleSize(0) == 8
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1) {
            copy(buffer, component, raster, bands, result);
            return result;
        }
        int width = raster.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int band = 0; band < bands; band++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
                int bits = scale ? model.getSampleSize(band) : 8;
                for (int x = 0; x < width; x++) {
                    result[(y * width + x) * bands + band] = (byte) eightBit(row[x], bits);
                }
            }
        }
        return result;
    }

    private static void copy(
            DataBufferByte buffer, ComponentSampleModel model, Raster raster, int bands, byte[] result) {
        byte[] data = buffer.getData();
        int step = model.getPixelStride();
        int[] offsets = model.getBandOffsets();
        boolean alreadyInterleaved = step == bands && Arrays.equals(offsets, bands == 1 ? GRAY : RGB);
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int row = buffer.getOffset() + y * model.getScanlineStride();
            if (alreadyInterleaved) {
                int length = raster.getWidth() * bands;
                System.arraycopy(data, row, result, y * length, length);
                continue;
            }
            for (int x = 0; x < raster.getWidth(); x++, row += step) {
                for (int band = 0; band < bands; band++) {
                    result[to++] = data[row + offsets[band]];
                }
            }
        }
    }

    static int eightBit(int value, int bits) {
        if (bits == 8) {
            return value;
        }
        int most = (1 << bits) - 1;
        return bits == 16 ? (value * 255 + 32767) / most : value * 255 / most;
    }
}
