package camaudit.bench.textured;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Digits in light ink, of 18 to 24 pixels, anywhere in 40 x 40 pixels. Every fifth digit is for tests, since the file is sorted by
 * class.
 */
final class Digits implements Things {
    private static final int SIZE = 28;

    private final byte[][] images;
    private final byte[] labels;

    Digits() throws IOException {
        try (DataInputStream in = open("src/demo/mnist/images-idx3-ubyte.gz");
                DataInputStream of = open("src/demo/mnist/labels-idx1-ubyte.gz")) {
            in.readInt();
            images = new byte[in.readInt()][];
            in.readLong();
            for (int i = 0; i < images.length; i++) {
                images[i] = in.readNBytes(SIZE * SIZE);
            }
            of.readLong();
            labels = of.readNBytes(images.length);
        }
    }

    private static DataInputStream open(String file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(Path.of(file)), 1 << 16));
    }

    @Override
    public int side() {
        return 40;
    }

    @Override
    public List<String> classes() {
        return List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Override
    public List<Integer> numbers(Use use) {
        return IntStream.range(0, images.length)
                .filter(i -> (i % 5 == 4) == (use == Use.TEST))
                .boxed()
                .toList();
    }

    @Override
    public int label(int number) {
        return labels[number];
    }

    @Override
    public String name(int number) {
        return Integer.toString(number);
    }

    @Override
    public Layer draw(int number, SplittableRandom random) {
        double scale = .9 + .3 * random.nextDouble();
        double[] ink = random.doubles(3, 205, 255).toArray();
        double strength = .75 + .25 * random.nextDouble();
        Picture picture = new Picture(SIZE, SIZE, (x, y) -> {
            double opacity = (images[number][y * SIZE + x] & 0xff) / 255.;
            return new double[] {ink[0], ink[1], ink[2], strength * opacity};
        });
        return Placement.anywhere(picture, side(), scale, false, random).draw(picture, side());
    }
}
