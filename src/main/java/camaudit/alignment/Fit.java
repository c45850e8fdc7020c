package camaudit.alignment;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well an outline fits a picture at each of its {@link Places}, relative to the mean of all of them.
 */
public final class Fit {
    /** Some place stands out only where its value is at least so many times the mean; of noise hardly one does. */
    public static final double OUTSTANDING = 1.2;

    private static final double LEAST_MEAN = 1e-6;

    private final Places places;
    private final double mean;
    private final float[] values;

    private Fit(Places places, double mean, float[] values) {
        this.places = places;
        this.mean = mean;
        this.values = values;
    }

    /**
     * A fit of what was measured.
     *
     * @param measured by place, NaN where nothing could be measured
     * @return empty where nothing was measured at any place or everywhere 0
     */
    static Optional<Fit> of(Places places, double[] measured) {
        double mean = Arrays.stream(measured)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        if (mean <= LEAST_MEAN) {
            return Optional.empty();
        }
        float[] values = new float[measured.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (measured[i] / mean);
        }
        return Optional.of(new Fit(places, mean, values));
    }

    /** Relative to their mean by place, NaN where the outline leaves the picture there or nothing is left of it; not a copy, read only. */
    public float[] values() {
        return values;
    }

    /** What was measured at the outline's own place; empty where nothing could be. */
    public OptionalDouble own() {
        double own = values[places.own()];
        return Double.isNaN(own) ? OptionalDouble.empty() : OptionalDouble.of(own * mean);
    }

    /** The place that fits best; the first of several. */
    public Place best() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i]) && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return places.at(best);
    }

    /** Whether some place stands out, so that something can be said. */
    public boolean isOutstanding() {
        return own().isPresent() && values[places.number(best())] >= OUTSTANDING;
    }

    /** The share of the other places of the same size that one beats, ties counted half; empty where it or they could not be measured. */
    public static OptionalDouble beaten(float[] values, int place) {
        int first = place - place % Places.moves();
        double beaten = 0;
        int others = 0;
        for (int i = first; i < first + Places.moves(); i++) {
            if (i != place && !Float.isNaN(values[i])) {
                others++;
                beaten += values[place] > values[i] ? 1 : values[place] == values[i] ? 0.5 : 0;
            }
        }
        return others == 0 || Float.isNaN(values[place]) ? OptionalDouble.empty() : OptionalDouble.of(beaten / others);
    }

    /** The same of the outline's own place. */
    public OptionalDouble beaten() {
        return beaten(values, places.own());
    }
}
