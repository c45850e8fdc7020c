package camaudit.alignment;

/**
 * A place that an outline is tried at, in units of {@link Places#unit}.
 *
 * @param growth above 0 where the outline is grown, below where it is shrunk
 * @param dx to the right
 * @param dy down
 */
public record Place(int growth, int dx, int dy) {
    /** How far the outline is moved: the greater of its moves across and down. */
    public int distance() {
        return Math.max(Math.abs(dx), Math.abs(dy));
    }
}
