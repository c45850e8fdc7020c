package camaudit.spark.source.idx;

import camaudit.spark.source.Sampling;
import camaudit.text.Numbers;
import java.io.Serializable;
import java.util.stream.LongStream;

/** Which images of an IDX file are taken: an even sample of them by their ids, up to a limit. */
final class IdxSelection implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long inFile;
    private final double share;
    private final long end;
    private final long images;

    /**
     * A selection.
     *
     * @param inFile how many images the file has
     * @param share how much of them is taken, 1 for all
     * @param limit the most images to take
     */
    IdxSelection(long inFile, double share, long limit) {
        this.inFile = inFile;
        this.share = share;
        long taken = 0;
        long number = 0;
        while (number < inFile && taken < limit) {
            taken += takes(number) ? 1 : 0;
            number++;
        }
        this.images = taken;
        this.end = number;
    }

    long inFile() {
        return inFile;
    }

    /** The number after the last image that is taken. */
    long end() {
        return end;
    }

    /** How many images are taken. */
    long images() {
        return images;
    }

    /** The number of an image, padded with zeros. */
    String id(long number) {
        return Numbers.format("%0" + Long.toString(inFile - 1).length() + "d", number);
    }

    private boolean takes(long number) {
        return share >= 1 || Sampling.takes(id(number), share);
    }

    /** How many images are taken of those from {@code from} (inclusive) to {@code until} (exclusive). */
    long taken(long from, long until) {
        return LongStream.range(from, until).filter(this::takes).count();
    }

    /** The number of the first image that is taken, from this one on; where there is none, past the end. */
    long firstTaken(long from) {
        long number = from;
        while (number < end && !takes(number)) {
            number++;
        }
        return number;
    }
}
