package camaudit.bench.textured;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts things on backgrounds; the same seed gives the same pictures.
 *
 * @param design which class has which background how often
 */
record Sampler(Things things, Backdrops backdrops, Design design, long seed) {
    /**
     * A picture.
     *
     * @param background its number, which is the position of the class to which it belongs
     * @param aligned whether it is the one of the thing's class
     * @param tags the values of {@link Backdrops#columns()} for the background
     * @param colors red, green and blue, 0..255, for each all pixels, row-major
     * @param mask the pixels that the thing touches
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(
            int number,
            int label,
            int background,
            boolean aligned,
            List<String> tags,
            double[][] colors,
            boolean[] mask) {}

    /** @param turn the number of pictures of each class so far; increased where the pairing is balanced */
    Sample sample(int at, int number, Use use, Pairing pairing, int[] turn) throws IOException {
        SplittableRandom drawing = new SplittableRandom(seed * 1_000_003 + at * 2L + (use == Use.TEST ? 1 : 0));
        SplittableRandom choice = drawing.split();
        SplittableRandom crop = drawing.split();
        Layer layer = things.draw(number, drawing);
        int label = things.label(number);
        int backgrounds = Math.min(things.classes().size(), backdrops.count());
        int own = Design.own(label, backgrounds);
        int background = switch (pairing) {
            case OWN -> design.background(label, backgrounds, choice);
            case BALANCED -> turn[label]++ % backgrounds;
            case SWAPPED -> (own + 1 + choice.nextInt(backgrounds - 1)) % backgrounds;
        };
        Backdrops.Piece piece = backdrops.piece(background, use, things.side(), crop);
        double[][] colors = piece.colors();
        boolean[] mask = new boolean[layer.opacity().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = layer.opacity()[i] > 0;
            for (int c = 0; c < 3; c++) {
                colors[c][i] += layer.opacity()[i] * (layer.colors()[c][i] - colors[c][i]);
            }
        }
        return new Sample(number, label, background, background == own, piece.tags(), colors, mask);
    }
}
