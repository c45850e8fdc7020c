package camaudit.bench.textured;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts things on backgrounds; the same seed gives the same pictures.
 *
 * @param rho probability that a background is chosen to be its class's own, 0..1
 */
record Sampler(Things things, Backdrops backdrops, double rho, long seed) {
    /**
     * A picture.
     *
     * @param background position of the class to which the background belongs
     * @param tags the values of {@link Backdrops#columns()} for the background
     * @param colors red, green and blue, 0..255, for each all pixels, row-major
     * @param mask the pixels that the thing touches
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(int number, int label, int background, List<String> tags, double[][] colors, boolean[] mask) {}

    /** @param turn the number of pictures of each class so far; increased where the pairing is balanced */
    Sample sample(int at, int number, Use use, Pairing pairing, int[] turn) throws IOException {
        SplittableRandom drawing = new SplittableRandom(seed * 1_000_003 + at * 2L + (use == Use.TEST ? 1 : 0));
        SplittableRandom choice = drawing.split();
        SplittableRandom crop = drawing.split();
        Layer layer = things.draw(number, drawing);
        int label = things.label(number);
        int background = background(label, pairing, choice, turn);
        Backdrops.Piece piece = backdrops.piece(background, use, things.side(), crop);
        double[][] colors = piece.colors();
        boolean[] mask = new boolean[layer.opacity().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = layer.opacity()[i] > 0;
            for (int c = 0; c < 3; c++) {
                colors[c][i] += layer.opacity()[i] * (layer.colors()[c][i] - colors[c][i]);
            }
        }
        return new Sample(number, label, background, piece.tags(), colors, mask);
    }

    private int background(int label, Pairing pairing, SplittableRandom random, int[] turn) {
        int classes = things.classes().size();
        return switch (pairing) {
            case OWN -> random.nextDouble() < rho ? label : random.nextInt(classes);
            case BALANCED -> turn[label]++ % classes;
            case SWAPPED -> (label + 1 + random.nextInt(classes - 1)) % classes;
        };
    }
}
