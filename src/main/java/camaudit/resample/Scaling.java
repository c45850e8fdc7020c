package camaudit.resample;

/**
 * One axis of a picture that is scaled and then cropped.
 *
 * @param size of the picture, in pixels
 * @param scaled of the whole picture after scaling
 * @param start the first pixel that is wanted, after scaling
 * @param count how many pixels are wanted
 */
public record Scaling(int size, int scaled, int start, int count) {

    /** All pixels of a picture that keeps its size. */
    static Scaling same(int size) {
        return new Scaling(size, size, 0, size);
    }
}
