package camaudit.bench.textured;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Cut-out birds and mammals whose longer side is 32 to 52 pixels, anywhere in 64 x 64 pixels, of varying brightness, some of them
 * mirrored.
 */
final class Animals implements Things {
    /** A toy, and cut-outs that include the grass they stand on. */
    private static final Set<String> OMITTED =
            Set.of("edward_bear.png", "albino_peahen.png", "indian_blackbuck.png", "tiger_sumatran.png");

    private final Path stamps;
    private final List<Path> files = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final Map<Integer, BufferedImage> read = new HashMap<>();

    /** @param stamps folder with birds and mammals */
    Animals(Path stamps) throws IOException {
        this.stamps = stamps;
        for (String kind : new String[] {"birds", "mammals"}) {
            try (Stream<Path> found = Files.walk(stamps.resolve(kind))) {
                found.filter(file -> file.toString().endsWith(".png"))
                        .filter(file -> !OMITTED.contains(file.getFileName().toString()))
                        .sorted()
                        .forEach(files::add);
            }
            while (labels.size() < files.size()) {
                labels.add(kind.equals("birds") ? 0 : 1);
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

    /** The same for both uses: as many birds as mammals, with repetitions of the class that has fewer. */
    @Override
    public List<Integer> numbers(Use use) {
        int birds = labels.indexOf(1);
        int mammals = files.size() - birds;
        return IntStream.range(0, 2 * Math.max(birds, mammals))
                .map(i -> i % 2 == 0 ? i / 2 % birds : birds + i / 2 % mammals)
                .boxed()
                .toList();
    }

    @Override
    public int label(int number) {
        return labels.get(number);
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
        double scale = (32 + 20 * random.nextDouble()) / Math.max(stamp.getWidth(), stamp.getHeight());
        boolean mirrored = random.nextBoolean();
        Picture picture = Picture.of(stamp, .8 + .4 * random.nextDouble());
        return Placement.anywhere(picture, side(), scale, mirrored, random).draw(picture, side());
    }

    /** Reduced by a whole factor to 60 pixels or more; each pixel is the mean of a block, weighted by opacity. */
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
                        sum[c] += (long) (argb >>> 24) * ((argb >> (24 - 8 * c)) & 0xff);
                    }
                }
                int argb = (int) (sum[0] / ((long) factor * factor)) << 24;
                for (int c = 1; c < 4 && sum[0] > 0; c++) {
                    argb |= (int) (sum[c] / sum[0]) << (24 - 8 * c);
                }
                small.setRGB(x, y, argb);
            }
        }
        return small;
    }
}
