package camaudit.bench.textured;

import java.util.List;
import java.util.SplittableRandom;

/** Backgrounds, from each of which any number of pieces can be taken. */
interface Backdrops {
    int count();

    /** The columns of metadata that identify a piece. */
    List<String> columns();

    /** A square piece of a background; no piece serves both uses. */
    Piece piece(int background, Use use, int side, SplittableRandom random);

    /**
     * A piece of background.
     *
     * @param colors red, green and blue, 0..255, for each all pixels, row-major
     * @param tags a value for each column of metadata
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(double[][] colors, List<String> tags) {}
}
