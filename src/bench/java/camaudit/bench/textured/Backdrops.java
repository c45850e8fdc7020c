package camaudit.bench.textured;

import java.util.List;
import java.util.SplittableRandom;

/** A background for each class, of which any number of pieces can be had. */
interface Backdrops {
    /** The columns of metadata that say which piece it is. */
    List<String> columns();

    /** A square piece of the background of a class, one for each use only. */
    Piece piece(int background, Use use, int side, SplittableRandom random);

    /**
     * A piece of background.
     *
     * @param colors red, green and blue, 0..255, each of all pixels, row-major
     * @param tags a value for each column of metadata
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(double[][] colors, List<String> tags) {}
}
