package camaudit.report.page;

import camaudit.image.Pixels;
import camaudit.image.decode.Idx;
import camaudit.image.decode.IdxImages;
import camaudit.report.Heat;
import camaudit.report.Thumbnails;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Real digits on grounds that differ by class, with maps that lie on the digit or on the ground. */
final class SampleMaps {
    private static final int SIDE = 28;
    private static final int MAP = 7;
    private static final Path DIGITS = Path.of("src/demo/mnist");
    private static final int OF_CLASS = 12;

    private final List<List<Pixels>> digits;

    private SampleMaps(List<List<Pixels>> digits) {
        this.digits = digits;
    }

    /** A dozen digits of each class of the demo. */
    static SampleMaps read() {
        List<List<Pixels>> digits = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            digits.add(new ArrayList<>());
        }
        try (InputStream in = Files.newInputStream(DIGITS.resolve("images-idx3-ubyte.gz"));
                InputStream labelled = Files.newInputStream(DIGITS.resolve("labels-idx1-ubyte.gz"));
                IdxImages images = IdxImages.open(in, "images")) {
            for (byte label : Idx.readLabels(labelled, "labels")) {
                Pixels next = images.next();
                if (digits.get(label).size() < OF_CLASS) {
                    digits.get(label).add(next);
                }
            }
            return new SampleMaps(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the digits of a class, on the ground of another. */
    Pixels digit(int digit, int which, int ground) {
        Pixels strokes = digits.get(digit).get(which % OF_CLASS);
        Random random = new Random(31L * which + ground);
        byte[] samples = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int light = strokes.at(i / SIDE, i % SIDE, 0);
            int row = i / SIDE;
            int column = i % SIDE;
            double wave = 0.5 + 0.5 * Math.sin(column * (0.4 + 0.13 * ground) + row * (1.1 - 0.12 * ground));
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
        double[] sums = new double[3 * SIDE * SIDE];
        for (int which = 0; which < OF_CLASS; which++) {
            byte[] samples = digit(digit, which, digit).samples();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += samples[i] & 0xff;
            }
        }
        byte[] mean = new byte[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (byte) Math.round(sums[i] / OF_CLASS);
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
        return Png.of(Thumbnails.overlay(picture, new Heat(MapKind.POSITIVE, new FloatMap(map, MAP, MAP), placement)));
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
