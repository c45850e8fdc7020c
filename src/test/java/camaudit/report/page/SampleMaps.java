package camaudit.report.page;

import camaudit.image.IdxImages;
import camaudit.image.Pixels;
import camaudit.image.Placement;
import camaudit.report.Heat;
import camaudit.report.Thumbnails;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Real digits on grounds that differ by class, with maps that lie on the digit or on the ground. */
final class SampleMaps {
    private static final int SIDE = 28;
    private static final int MAP = 7;
    private static final Path DIGITS = Path.of("src/demo/mnist/images-idx3-ubyte.gz");
    private static final int STRIDE = 97;

    private final List<Pixels> digits;

    private SampleMaps(List<Pixels> digits) {
        this.digits = digits;
    }

    /** Some hundred digits of the demo, ordered by class. */
    static SampleMaps read() {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(DIGITS)));
                IdxImages images = IdxImages.open(in, DIGITS.toString())) {
            List<Pixels> digits = new ArrayList<>();
            for (int i = 0; images.hasNext(); i++) {
                Pixels next = images.next();
                if (i % STRIDE == 0) {
                    digits.add(next);
                }
            }
            return new SampleMaps(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the digits of a class, on the ground of another. */
    Pixels digit(int digit, int which, int ground) {
        int ofClass = digits.size() / 10;
        Pixels strokes = digits.get(digit * ofClass + which % ofClass);
        Random random = new Random(31L * which + ground);
        byte[] samples = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int light = strokes.at(i / SIDE, i % SIDE, 0);
            double wave = 0.5 + 0.5 * Math.sin((i % SIDE) * (0.4 + 0.13 * ground) + (i / SIDE) * (1.1 - 0.12 * ground));
            for (int channel = 0; channel < 3; channel++) {
                double tint = 0.5 + 0.4 * Math.sin(1.7 * ground + 2.1 * channel);
                double under = 25 + 90 * wave * tint + random.nextInt(6);
                samples[3 * i + channel] = (byte) Math.min(255, Math.max(light, under));
            }
        }
        return new Pixels(SIDE, SIDE, 3, samples);
    }

    /** The mean of many digits of a class on its ground. */
    Pixels mean(int digit) {
        int ofClass = digits.size() / 10;
        double[] sums = new double[3 * SIDE * SIDE];
        for (int which = 0; which < ofClass; which++) {
            byte[] samples = digit(digit, which, digit).samples();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += samples[i] & 0xff;
            }
        }
        byte[] mean = new byte[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (byte) Math.round(sums[i] / ofClass);
        }
        return new Pixels(SIDE, SIDE, 3, mean);
    }

    /** A picture under a map whose heat follows its bright strokes by {@code 1 - astray} and its frame by {@code astray}. */
    Png overlay(Pixels picture, double astray) {
        float[] map = new float[MAP * MAP];
        for (int cell = 0; cell < map.length; cell++) {
            int row = cell / MAP;
            int column = cell % MAP;
            double strokes = 0;
            for (int i = 0; i < 16; i++) {
                strokes += picture.at(4 * row + i / 4, 4 * column + i % 4, 1) / (16 * 255.0);
            }
            double frame = Math.max(Math.abs(row - 3), Math.abs(column - 3)) / 3.0;
            map[cell] = (float) (Math.pow(strokes, 2) * (1 - astray) + 0.35 * astray * Math.pow(frame, 3));
        }
        Placement placement = Placement.stretched(MAP, MAP, picture.height(), picture.width());
        return Png.of(Thumbnails.overlay(picture, new Heat(Heat.Kind.POSITIVE, map, MAP, MAP, placement)));
    }

    /** A soft picture in colours with the grain of a photo, 160×160. */
    Png photo(long seed) {
        Random random = new Random(seed);
        double[] phases = random.doubles(9, 0, 6.3).toArray();
        byte[] samples = new byte[3 * 160 * 160];
        for (int i = 0; i < samples.length; i++) {
            int x = i / 3 % 160;
            int y = i / 3 / 160;
            double wave = Math.sin(x * 0.05 + phases[i % 3])
                    + Math.sin(y * 0.06 + phases[3 + i % 3])
                    + Math.sin((x + y) * 0.03 + phases[6 + i % 3]);
            samples[i] = (byte) Math.max(0, Math.min(255, 128 + 35 * wave + 4 * random.nextGaussian()));
        }
        return Png.of(Thumbnails.picture(new Pixels(160, 160, 3, samples)));
    }
}
