package camaudit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A colour for each value 0..1, from 256 entries, as matplotlib writes it to an 8-bit picture. */
public final class ColorMap {
    /**
     * Matplotlib's {@code jet}: blue, cyan, yellow, red, each channel piecewise linear. Familiar, but its brightness goes up and
     * down; OpenCV's {@code COLORMAP_JET} has other breakpoints and differs by up to 33 levels.
     */
    public static final ColorMap JET = new ColorMap("jet", jet());

    /** Matplotlib's {@code viridis}: dark blue to yellow, equal steps look equal, also in print and to the colour-blind. */
    public static final ColorMap VIRIDIS = new ColorMap("viridis", table("viridis.txt"));

    /** Matplotlib's {@code turbo}: the order of jet's colours without its sudden steps. */
    public static final ColorMap TURBO = new ColorMap("turbo", table("turbo.txt"));

    /** Matplotlib's {@code RdBu_r} for signed values: blue below 0.5, white around it, red above. */
    public static final ColorMap RED_BLUE = new ColorMap("red–blue", table("rdbu_r.txt"));

    /** OpenCV's {@code COLORMAP_JET}, which pytorch-grad-cam draws with. */
    static final ColorMap OPENCV_JET = new ColorMap("OpenCV's jet", table("opencv-jet.txt"));

    /** Matplotlib's {@code Blues}, captum's colours of magnitudes. */
    static final ColorMap BLUES = new ColorMap("Blues", table("blues.txt"));

    /** Red, white, green: captum's colours of signed values. */
    static final ColorMap RED_GREEN = new ColorMap("red–green", table("rdwhgn.txt"));

    private static final int SIZE = 256;

    private final String name;
    private final int[] colors;

    private ColorMap(String name, int[] colors) {
        this.name = name;
        this.colors = colors;
    }

    /** The name in captions. */
    String label() {
        return name;
    }

    /** The colour {@code 0xRRGGBB} of an entry 0..255. */
    int entry(int index) {
        return colors[index];
    }

    /**
     * The colour {@code 0xRRGGBB} of entry min(255, floor(256·value)).
     *
     * @param value 0..1
     * @throws IllegalArgumentException if the value is outside or NaN
     */
    public int rgb(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(value + " has no colour: scale values to 0..1 first");
        }
        return colors[Math.min(SIZE - 1, (int) (value * SIZE))];
    }

    private static int[] jet() {
        int[] colors = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            int red = level(i, 0.35, 0, 0.66, 1, 0.89, 1, 1, 0.5);
            int green = level(i, 0.125, 0, 0.375, 1, 0.64, 1, 0.91, 0);
            int blue = level(i, 0, 0.5, 0.11, 1, 0.34, 1, 0.65, 0);
            colors[i] = red << 16 | green << 8 | blue;
        }
        return colors;
    }

    /** The 8-bit level of an entry on the line through (position 0..1, height 0..1) pairs, flat before and after them. */
    private static int level(int entry, double... line) {
        double height = line[1];
        for (int i = 2; i < line.length; i += 2) {
            double from = line[i - 2] * (SIZE - 1);
            double share = (entry - from) / (line[i] * (SIZE - 1) - from);
            height += Math.min(Math.max(share, 0), 1) * (line[i + 1] - line[i - 1]);
        }
        return (int) (height * (SIZE - 1));
    }

    private static int[] table(String name) {
        try (InputStream stream = ColorMap.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing: build the jar anew");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToInt(line -> Integer.parseInt(line, 16))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
