package camaudit.bench.textured;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Copies a folder of masks with a fault; the same seed gives the same masks.
 *
 * <pre>
 *   FAULT MASKS TO SEED
 *
 *   shift-3-0         3 pixels to the right and 0 down; what leaves the picture is lost
 *   grown-2           by the pixels within 2 of the object
 *   shrunk-1          without the object's pixels within 1 of its outline; of an object that would vanish the innermost pixels stay
 *   boxes             the smallest rectangle around the object
 *   boxes-shift-4-0   the same, 4 pixels to the right and 0 down, cut at the edge
 *   half, quarter     without the left half (quarter) of the object's pixels
 *   strangers-30      30 percent of the masks are those of other images, of which none has its own
 *   swapped           all masks are those of other images
 *   random            blobs anywhere, of the area of the mask
 *   none              as they are
 * </pre>
 *
 * Of boxes TO/boxes.csv has the rectangles as well (image, x, y, width, height).
 */
public final class MaskFaults {
    private static final String BOXES = "boxes";

    private MaskFaults() {}

    public static void main(String[] arguments) throws IOException {
        ImageIO.setUseCache(false);
        copy(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), Long.parseLong(arguments[3]));
    }

    /** Writes to a folder the PNGs below another one, with a fault. */
    public static void copy(String fault, Path masks, Path to, long seed) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(masks)) {
            files = found.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
        String[] words = fault.split("-");
        List<Integer> numbers = Stream.of(words)
                .filter(word -> word.matches("\\d+"))
                .map(Integer::valueOf)
                .toList();
        List<Integer> owners = owners(words[0], numbers, files.size(), seed);
        StringBuilder boxes = new StringBuilder("image,x,y,width,height\n");
        for (int i = 0; i < files.size(); i++) {
            Path name = masks.relativize(files.get(i));
            Mask mask = faulty(words[0], numbers, Mask.read(files.get(owners.get(i))), seed * 1_000_003 + i);
            mask.write(to.resolve(name));
            Rectangle box = mask.box();
            if (!box.isEmpty()) {
                boxes.append(name).append(String.format(",%d,%d,%d,%d\n", box.x, box.y, box.width, box.height));
            }
        }
        if (words[0].equals(BOXES)) {
            Files.writeString(to.resolve("boxes.csv"), boxes);
        }
    }

    private static Mask faulty(String kind, List<Integer> numbers, Mask mask, long seed) {
        return switch (kind) {
            case "none", "strangers", "swapped" -> mask;
            case "shift" -> mask.shifted(numbers.get(0), numbers.get(1));
            case "grown" -> mask.grown(numbers.get(0));
            case "shrunk" -> shrunk(mask, numbers.get(0));
            case BOXES -> {
                Rectangle box = mask.box();
                Mask drawn = Mask.of(mask.width(), mask.height(), box::contains);
                yield numbers.isEmpty() ? drawn : drawn.shifted(numbers.get(0), numbers.get(1));
            }
            case "half" -> withoutLeft(mask, .5);
            case "quarter" -> withoutLeft(mask, .25);
            case "random" -> blob(mask, new SplittableRandom(seed));
            default -> throw new IllegalArgumentException(kind + " is no fault of masks");
        };
    }

    private static Mask shrunk(Mask mask, int radius) {
        Mask smaller = mask.inverse().grown(radius).inverse();
        return smaller.area() > 0 || radius == 0 ? smaller : shrunk(mask, radius - 1);
    }

    /** Without a share of its pixels, column by column from the left. */
    private static Mask withoutLeft(Mask mask, double share) {
        List<Integer> pixels = IntStream.range(0, mask.on().length)
                .map(i -> i % mask.height() * mask.width() + i / mask.height())
                .filter(pixel -> mask.on()[pixel])
                .boxed()
                .toList();
        return with(mask, pixels.subList((int) Math.round(share * pixels.size()), pixels.size()));
    }

    /** As many pixels as the mask has, where a sum of waves of random direction is greatest. */
    private static Mask blob(Mask mask, SplittableRandom random) {
        int waves = 12;
        double[][] wave = new double[waves][];
        for (int i = 0; i < waves; i++) {
            double turn = 2 * Math.PI * random.nextDouble();
            double frequency = 2 * Math.PI * (.5 + 2 * random.nextDouble()) / Math.max(mask.width(), mask.height());
            wave[i] = new double[] {
                frequency * Math.cos(turn), frequency * Math.sin(turn), 2 * Math.PI * random.nextDouble()
            };
        }
        double[] heights = new double[mask.on().length];
        for (int i = 0; i < heights.length; i++) {
            int row = i / mask.width();
            for (double[] one : wave) {
                heights[i] += Math.sin(one[0] * (i % mask.width()) + one[1] * row + one[2]);
            }
        }
        List<Integer> highest = IntStream.range(0, heights.length)
                .boxed()
                .sorted((a, b) -> Double.compare(heights[b], heights[a]))
                .limit(mask.area())
                .toList();
        return with(mask, highest);
    }

    private static Mask with(Mask mask, List<Integer> pixels) {
        boolean[] on = new boolean[mask.on().length];
        pixels.forEach(pixel -> on[pixel] = true);
        return new Mask(mask.width(), mask.height(), on);
    }

    /** From which file the mask of each file is; strangers form a circle in random order. */
    private static List<Integer> owners(String kind, List<Integer> numbers, int files, long seed) {
        List<Integer> owners = new ArrayList<>(IntStream.range(0, files).boxed().toList());
        int percent = switch (kind) {
            case "swapped" -> 100;
            case "strangers" -> numbers.get(0);
            default -> 0;
        };
        List<Integer> order = new ArrayList<>(owners);
        Collections.shuffle(order, new Random(seed));
        List<Integer> strangers = order.subList(0, (int) Math.round(percent / 100. * files));
        for (int i = 0; i < strangers.size(); i++) {
            owners.set(strangers.get(i), strangers.get((i + 1) % strangers.size()));
        }
        return owners;
    }
}
