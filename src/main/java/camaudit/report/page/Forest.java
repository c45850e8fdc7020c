package camaudit.report.page;

import java.util.List;

/**
 * The axis that all slices share: symmetric around 0, drawn 240 units wide.
 *
 * @param limit the value at its right end
 */
record Forest(double limit) {
    static final int WIDTH = 240;
    private static final int MARGIN = 14;

    /** The smallest round axis that holds every interval. */
    static Forest of(List<SliceLine> slices) {
        double most = 0;
        for (SliceLine slice : slices) {
            double ends = Math.max(Math.abs(slice.lower()), Math.abs(slice.upper()));
            most = Math.max(most, Math.max(ends, Math.abs(slice.delta())));
        }
        double limit = 0.1;
        double[] steps = {2, 2.5, 2};
        for (int i = 0; limit < most; i++) {
            limit *= steps[i % steps.length];
        }
        return new Forest(limit);
    }

    /** The x of a value, in units of the drawing. */
    double x(double value) {
        double share = (value + limit) / (2 * limit);
        return Math.round(10 * (MARGIN + share * (WIDTH - 2 * MARGIN))) / 10.0;
    }

    /** The values written below the axis. */
    List<Double> ticks() {
        return List.of(-limit, -limit / 2, 0.0, limit / 2, limit);
    }
}
