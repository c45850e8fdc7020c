package camaudit.explain;

import camaudit.image.Pixels;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Backgrounds of some pictures of each class, their own foregrounds filled in, to put other foregrounds on. Which one a picture gets
 * depends on its content and on nothing else, and it is never its own.
 */
public final class Backdrops implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long SAME = 0x5DEECE66DL;
    private static final long OTHER = 0x27BB2EE687B0B0FDL;

    private final int height;
    private final int width;
    private final double[] mean;
    private final TreeMap<Integer, ArrayList<Donor>> classes = new TreeMap<>();

    /** A background of the size of the network's input. */
    private static final class Donor implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String sha256;
        private final byte[] samples;

        Donor(String sha256, byte[] samples) {
            this.sha256 = sha256;
            this.samples = samples;
        }
    }

    /**
     * A picture's background.
     *
     * @param sha256 of the picture's content
     */
    public record Backdrop(int label, String sha256, Pixels background) {
        public Backdrop {
            Objects.requireNonNull(sha256);
            Objects.requireNonNull(background);
        }
    }

    /**
     * These backgrounds, in whatever order.
     *
     * @param mean their mean colour, 0..255 by channel
     * @throws IllegalArgumentException if one is of another size
     */
    public Backdrops(int height, int width, double[] mean, Collection<Backdrop> backdrops) {
        this.height = height;
        this.width = width;
        this.mean = mean.clone();
        backdrops.stream()
                .sorted(Comparator.comparingInt(Backdrop::label).thenComparing(Backdrop::sha256))
                .forEach(this::add);
    }

    private void add(Backdrop backdrop) {
        Pixels background = backdrop.background();
        if (background.height() != height || background.width() != width || background.channels() != mean.length) {
            throw new IllegalArgumentException("a background of " + background.height() + "×" + background.width() + "×"
                    + background.channels() + " among those of " + height + "×" + width + "×" + mean.length
                    + " (height×width×channels): fit it first");
        }
        classes.computeIfAbsent(backdrop.label(), label -> new ArrayList<>())
                .add(new Donor(backdrop.sha256(), background.samples()));
    }

    /** The mean colour of the dataset's backgrounds, 0..255 by channel. */
    public double[] mean() {
        return mean.clone();
    }

    /** The size of the pictures, in pixels. */
    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** How many backgrounds there are. */
    public int size() {
        return classes.values().stream().mapToInt(List::size).sum();
    }

    /** How many classes they come from. */
    public int classes() {
        return classes.size();
    }

    /** The backgrounds of other pictures of the class, as many as asked for and all different; fewer where there are no more. */
    public List<Pixels> same(int label, String sha256, long seed, int count) {
        return chosen(donors(label, sha256), new SplittableRandom(seed ^ SAME), count);
    }

    /**
     * Backgrounds of pictures of as many classes as asked for, drawn evenly from all others; where there are fewer other classes, several
     * of each, all different, and fewer where there are no more.
     */
    public List<Pixels> random(int label, String sha256, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed ^ OTHER);
        List<List<Donor>> others = new ArrayList<>(classes.keySet().stream()
                .filter(other -> other != label)
                .map(other -> donors(other, sha256))
                .filter(donors -> !donors.isEmpty())
                .toList());
        List<Pixels> found = new ArrayList<>();
        for (int i = 0; i < count && !others.isEmpty(); i++) {
            int from = i % others.size();
            Collections.swap(others, from, from + random.nextInt(others.size() - from));
            List<Donor> left = others.get(from);
            int at = random.nextInt(left.size());
            found.add(pixels(left.get(at)));
            List<Donor> rest = new ArrayList<>(left);
            rest.remove(at);
            others.set(from, rest);
            others.removeIf(List::isEmpty);
        }
        return found;
    }

    private List<Donor> donors(int label, String sha256) {
        return classes.getOrDefault(label, new ArrayList<>()).stream()
                .filter(donor -> !donor.sha256.equals(sha256))
                .toList();
    }

    private List<Pixels> chosen(List<Donor> donors, SplittableRandom random, int count) {
        List<Donor> left = new ArrayList<>(donors);
        List<Pixels> found = new ArrayList<>();
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            found.add(pixels(left.remove(random.nextInt(left.size()))));
        }
        return found;
    }

    private Pixels pixels(Donor donor) {
        return new Pixels(height, width, mean.length, donor.samples);
    }
}
