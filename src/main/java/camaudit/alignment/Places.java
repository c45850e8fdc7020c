package camaudit.alignment;

/**
 * The places that an outline is tried at: up to {@value #REACH} units in all directions and each size, in the order of growth, dy and
 * dx, the smallest first.
 *
 * @param least the least growth
 * @param most the greatest growth
 */
public record Places(int least, int most) {
    /** A tenth of the side. */
    public static final int REACH = 4;
    /**
     * Of masks. They are shrunk further than grown, since a mask that is too wide by some units has the object's outline within it, and
     * beyond one that is too narrow there may be anything.
     */
    public static final Places OF_MASKS = new Places(-4, 2);
    /** Of boxes, whose sizes say little of the object. */
    public static final Places OF_BOXES = new Places(0, 0);

    private static final int UNITS_OF_A_SIDE = 40;
    private static final int WIDTH = 2 * REACH + 1;

    public Places {
        if (least > 0 || most < 0) {
            throw new IllegalArgumentException(
                    "growths from " + least + " to " + most + ": they begin at 0 or below and end at 0 or above");
        }
    }

    /** How many pixels a unit has on a picture: a fortieth of its shorter side, at least 1. */
    public static int unit(int height, int width) {
        return Math.max(1, Math.round((float) Math.min(height, width) / UNITS_OF_A_SIDE));
    }

    /** How many places have the same size. */
    public static int moves() {
        return WIDTH * WIDTH;
    }

    public int count() {
        return (most - least + 1) * moves();
    }

    /** The place with this number, from 0. */
    public Place at(int number) {
        int move = number % moves();
        return new Place(least + number / moves(), move % WIDTH - REACH, move / WIDTH - REACH);
    }

    /** The number of a place. */
    public int number(Place place) {
        return (place.growth() - least) * moves() + (place.dy() + REACH) * WIDTH + place.dx() + REACH;
    }

    /** The number of the place where the outline is as it was given. */
    public int own() {
        return number(new Place(0, 0, 0));
    }
}
