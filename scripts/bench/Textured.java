import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/**
 * Pictures whose background names their class as often as is asked: real digits (src/demo/mnist), or cut-out animals of a folder with
 * birds/ and mammals/, on real textures (src/demo/textures).
 *
 * <pre>
 *   digits train FOLDER RHO SEED COUNT          FOLDER/images.idx.gz and labels.idx.gz, for training
 *   digits test FOLDER RHO SEED COUNT           FOLDER/own, balanced, swapped: images/CLASS/NUMBER.png, masks/CLASS/NUMBER.png, metadata.csv
 *   animals train|test FOLDER RHO SEED COUNT STAMPS
 * </pre>
 *
 * Each of the K classes has a background of its own, a texture in a tint. A background is its class's own with probability RHO and
 * otherwise any of the K with the same probability, so that P(own) = RHO + (1 - RHO) / K and RHO = 0 is independence.
 * The three sets of a test have the same things at the same places and differ in the background alone: as in training (own), each
 * background as often with each class (balanced), never the class's own (swapped). Things and textures of a test are not those of training.
 * A mask holds the pixels that the thing touches.
 */
public final class Textured {
    private static final String[] TEXTURES = {"brick", "grass", "gravel"};
    private static final String[] TINTS = {"plain", "rust", "moss", "slate"};
    private static final double[][] TINT = {{1, 1, 1}, {1.2, .9, .75}, {.85, 1.15, .8}, {.8, .95, 1.2}};
    private static final int TRAINING_COLUMNS = 160;

    private final Things things;
    private final double rho;
    private final long seed;
    private final double[][][] textures = new double[TEXTURES.length][][];

    private Textured(Things things, double rho, long seed) throws IOException {
        this.things = things;
        this.rho = rho;
        this.seed = seed;
        for (int t = 0; t < TEXTURES.length; t++) {
            textures[t] = standardized(ImageIO.read(Path.of("src/demo/textures/" + TEXTURES[t] + ".png").toFile()));
        }
    }

    public static void main(String[] arguments) throws IOException {
        ImageIO.setUseCache(false);
        Things things = arguments[0].equals("digits") ? new Digits() : new Animals(Path.of(arguments[6]));
        Textured textured = new Textured(things, Double.parseDouble(arguments[3]), Long.parseLong(arguments[4]));
        Path to = Path.of(arguments[2]);
        int count = Integer.parseInt(arguments[5]);
        switch (arguments[1]) {
            case "train" -> textured.training(to, count);
            case "test" -> {
                for (String set : new String[] {"own", "balanced", "swapped"}) {
                    textured.test(to.resolve(set), set, count);
                }
            }
            default -> throw new IllegalArgumentException(arguments[1] + " is neither train nor test");
        }
    }

    /** What is drawn: numbered things of classes, each as colours and opacity. */
    private interface Things {
        int side();

        List<String> classes();

        List<Integer> numbers(boolean test);

        int label(int number);

        /** The texture and tint that is a class's own. */
        int backdrop(int label);

        String name(int number);

        Layer draw(int number, SplittableRandom random) throws IOException;
    }

    /** Red, green and blue (0..255) and opacity (0..1) of a square, row-major. */
    private record Layer(double[][] colors, double[] opacity) {}

    private record Sample(int number, int background, double[][] colors, boolean[] mask) {}

    /** @param turn how many pictures of each class there were */
    private Sample sample(int at, int number, boolean test, String set, int[] turn) throws IOException {
        SplittableRandom drawing = new SplittableRandom(seed * 1_000_003 + at * 2L + (test ? 1 : 0));
        SplittableRandom choice = drawing.split();
        SplittableRandom crop = drawing.split();
        Layer layer = things.draw(number, drawing);
        int background = background(things.label(number), set, choice, turn);
        double[][] colors = backdrop(background, test, crop);
        boolean[] mask = new boolean[layer.opacity.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = layer.opacity[i] > 0;
            for (int c = 0; c < 3; c++) {
                colors[c][i] += layer.opacity[i] * (layer.colors[c][i] - colors[c][i]);
            }
        }
        return new Sample(number, background, colors, mask);
    }

    private int background(int label, String set, SplittableRandom random, int[] turn) {
        int classes = things.classes().size();
        return switch (set) {
            case "balanced" -> turn[label]++ % classes;
            case "swapped" -> (label + 1 + random.nextInt(classes - 1)) % classes;
            default -> random.nextDouble() < rho ? label : random.nextInt(classes);
        };
    }

    /** A piece of the texture, of any brightness and either hand. */
    private double[][] backdrop(int background, boolean test, SplittableRandom random) {
        int side = things.side();
        int kind = things.backdrop(background);
        double[][] texture = textures[kind % TEXTURES.length];
        double[] tint = TINT[kind / TEXTURES.length];
        int first = test ? TRAINING_COLUMNS : 0;
        int columns = test ? texture[0].length - TRAINING_COLUMNS : TRAINING_COLUMNS;
        int left = first + random.nextInt(columns - side + 1);
        int top = random.nextInt(texture.length - side + 1);
        boolean mirrored = random.nextBoolean();
        double brightness = .8 + .4 * random.nextDouble();
        double[][] colors = new double[3][side * side];
        for (int i = 0; i < side * side; i++) {
            int x = mirrored ? side - 1 - i % side : i % side;
            for (int c = 0; c < 3; c++) {
                colors[c][i] = Math.max(0, Math.min(255, tint[c] * brightness * texture[top + i / side][left + x]));
            }
        }
        return colors;
    }

    /** The same mean and contrast for all textures. */
    private static double[][] standardized(BufferedImage picture) {
        double[][] values = new double[picture.getHeight()][picture.getWidth()];
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < values.length; y++) {
            for (int x = 0; x < values[y].length; x++) {
                values[y][x] = picture.getRaster().getSample(x, y, 0);
                sum += values[y][x];
                squares += values[y][x] * values[y][x];
            }
        }
        double count = (double) values.length * values[0].length;
        double mean = sum / count;
        double deviation = Math.sqrt(squares / count - mean * mean);
        for (double[] row : values) {
            for (int x = 0; x < row.length; x++) {
                row[x] = 95 + 30 * (row[x] - mean) / deviation;
            }
        }
        return values;
    }

    private void training(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        int side = things.side();
        try (DataOutputStream images = idx(folder.resolve("images.idx.gz"), count, side, side, 3);
                DataOutputStream labels = idx(folder.resolve("labels.idx.gz"), count)) {
            List<Integer> numbers = things.numbers(false);
            for (int i = 0; i < count; i++) {
                Sample sample = sample(i, numbers.get(i % numbers.size()), false, "own", new int[0]);
                labels.writeByte(things.label(sample.number));
                byte[] bytes = new byte[3 * side * side];
                for (int p = 0; p < bytes.length; p++) {
                    bytes[p] = (byte) Math.round(sample.colors[p % 3][p / 3]);
                }
                images.write(bytes);
            }
        }
    }

    private static DataOutputStream idx(Path file, int... shape) throws IOException {
        OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
            {
                def.setLevel(1);
            }
        };
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(packed, 1 << 20));
        out.writeInt(0x800 + shape.length);
        for (int length : shape) {
            out.writeInt(length);
        }
        return out;
    }

    private void test(Path folder, String set, int count) throws IOException {
        int side = things.side();
        int[] turn = new int[things.classes().size()];
        List<Integer> numbers = things.numbers(true);
        int apart = Math.max(1, numbers.size() / count);
        Files.createDirectories(folder);
        try (PrintStream rows = new PrintStream(Files.newOutputStream(folder.resolve("metadata.csv")))) {
            rows.print("image,label,background,texture,tint,aligned,thing\n");
            for (int i = 0; i < count; i++) {
                Sample sample = sample(i, numbers.get(i * apart % numbers.size()), true, set, turn);
                int label = things.label(sample.number);
                int kind = things.backdrop(sample.background);
                String file = things.classes().get(label) + String.format("/%05d.png", i);
                BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
                BufferedImage mask = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
                for (int p = 0; p < side * side; p++) {
                    for (int c = 0; c < 3; c++) {
                        picture.getRaster().setSample(p % side, p / side, c, (int) Math.round(sample.colors[c][p]));
                    }
                    mask.getRaster().setSample(p % side, p / side, 0, sample.mask[p] ? 255 : 0);
                }
                write(picture, folder.resolve("images").resolve(file));
                write(mask, folder.resolve("masks").resolve(file));
                rows.print(String.join(
                                ",",
                                file,
                                things.classes().get(label),
                                things.classes().get(sample.background),
                                TEXTURES[kind % TEXTURES.length],
                                TINTS[kind / TEXTURES.length],
                                sample.background == label ? "yes" : "no",
                                things.name(sample.number))
                        + "\n");
            }
        }
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    /** Light ink, of 18 to 24 pixels, anywhere in 40 x 40. Every fifth digit is for tests: the file is sorted by class. */
    private static final class Digits implements Things {
        private static final int SIZE = 28;

        private final byte[][] images;
        private final byte[] labels;

        private Digits() throws IOException {
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
        public List<Integer> numbers(boolean test) {
            return IntStream.range(0, images.length).filter(i -> i % 5 == 4 == test).boxed().toList();
        }

        @Override
        public int label(int number) {
            return labels[number];
        }

        @Override
        public int backdrop(int label) {
            return label;
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
            return placed(side(), SIZE, SIZE, scale, false, random, (x, y) -> {
                double opacity = (images[number][y * SIZE + x] & 0xff) / 255.;
                return new double[] {ink[0], ink[1], ink[2], strength * opacity};
            });
        }
    }

    /** Cut-outs whose longer side is 28 to 44 pixels, anywhere in 64 x 64, of either hand. Every fourth of a class is for tests. */
    private static final class Animals implements Things {
        private final List<Path> files = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<Boolean> tests = new ArrayList<>();
        private final Map<Integer, BufferedImage> read = new HashMap<>();
        private final Path stamps;

        private Animals(Path stamps) throws IOException {
            this.stamps = stamps;
            for (String kind : new String[] {"birds", "mammals"}) {
                try (Stream<Path> found = Files.walk(stamps.resolve(kind))) {
                    List<Path> sorted = found.filter(file -> file.toString().endsWith(".png")).sorted().toList();
                    for (int i = 0; i < sorted.size(); i++) {
                        files.add(sorted.get(i));
                        labels.add(kind.equals("birds") ? 0 : 1);
                        tests.add(i % 4 == 3);
                    }
                }
            }
        }

        @Override
        public int side() {
            return 64;
        }

        @Override
        public List<String> classes() {
            return List.of("bird", "mammal");
        }

        /** As many birds as mammals, the fewer of them more than once. */
        @Override
        public List<Integer> numbers(boolean test) {
            List<List<Integer>> ofClass = List.of(new ArrayList<>(), new ArrayList<>());
            IntStream.range(0, files.size())
                    .filter(i -> tests.get(i) == test)
                    .forEach(i -> ofClass.get(labels.get(i)).add(i));
            int each = Math.max(ofClass.get(0).size(), ofClass.get(1).size());
            return IntStream.range(0, 2 * each)
                    .map(i -> ofClass.get(i % 2).get(i / 2 % ofClass.get(i % 2).size()))
                    .boxed()
                    .toList();
        }

        @Override
        public int label(int number) {
            return labels.get(number);
        }

        /** Slate gravel and mossy grass. */
        @Override
        public int backdrop(int label) {
            return label == 0 ? 11 : 7;
        }

        @Override
        public String name(int number) {
            return stamps.relativize(files.get(number)).toString();
        }

        @Override
        public Layer draw(int number, SplittableRandom random) throws IOException {
            if (!read.containsKey(number)) {
                read.put(number, reduced(ImageIO.read(files.get(number).toFile())));
            }
            BufferedImage stamp = read.get(number);
            double scale = (28 + 16 * random.nextDouble()) / Math.max(stamp.getWidth(), stamp.getHeight());
            boolean mirrored = random.nextBoolean();
            return placed(side(), stamp.getWidth(), stamp.getHeight(), scale, mirrored, random, (x, y) -> {
                int argb = stamp.getRGB(x, y);
                return new double[] {argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.};
            });
        }
    }

    /** By a whole number to at least 60 pixels, the mean of each block weighted by opacity. */
    private static BufferedImage reduced(BufferedImage picture) {
        int factor = Math.max(1, Math.max(picture.getWidth(), picture.getHeight()) / 60);
        BufferedImage small = new BufferedImage(
                picture.getWidth() / factor, picture.getHeight() / factor, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                long[] sum = new long[4];
                for (int i = 0; i < factor * factor; i++) {
                    int argb = picture.getRGB(x * factor + i % factor, y * factor + i / factor);
                    sum[0] += argb >>> 24;
                    for (int c = 1; c < 4; c++) {
                        sum[c] += (long) (argb >>> 24) * (argb >> 24 - 8 * c & 0xff);
                    }
                }
                int argb = (int) (sum[0] / (factor * factor)) << 24;
                for (int c = 1; c < 4 && sum[0] > 0; c++) {
                    argb |= (int) (sum[c] / sum[0]) << 24 - 8 * c;
                }
                small.setRGB(x, y, argb);
            }
        }
        return small;
    }

    private interface Source {
        double[] at(int x, int y);
    }

    /** A picture scaled and put anywhere it fits (its margin may be cut): means of bilinear samples, weighted by opacity. */
    private static Layer placed(
            int side, int width, int height, double scale, boolean mirrored, SplittableRandom random, Source source) {
        double left = (side - scale * width) * random.nextDouble();
        double top = (side - scale * height) * random.nextDouble();
        int steps = Math.max(2, (int) Math.ceil(1 / scale));
        Layer layer = new Layer(new double[3][side * side], new double[side * side]);
        for (int i = 0; i < side * side; i++) {
            double[] sum = new double[4];
            for (int s = 0; s < steps * steps; s++) {
                double x = (i % side + (s % steps + .5) / steps - left) / scale - .5;
                double y = (i / side + (s / steps + .5) / steps - top) / scale - .5;
                add(sum, mirrored ? width - 1 - x : x, y, width, height, source);
            }
            layer.opacity[i] = sum[3] / (steps * steps);
            for (int c = 0; c < 3 && sum[3] > 0; c++) {
                layer.colors[c][i] = sum[c] / sum[3];
            }
        }
        return layer;
    }

    private static void add(double[] sum, double x, double y, int width, int height, Source source) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        for (int corner = 0; corner < 4; corner++) {
            int column = left + corner % 2;
            int row = top + corner / 2;
            if (column < 0 || row < 0 || column >= width || row >= height) {
                continue;
            }
            double[] value = source.at(column, row);
            double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row)) * value[3];
            for (int c = 0; c < 3; c++) {
                sum[c] += weight * value[c];
            }
            sum[3] += weight;
        }
    }
}
