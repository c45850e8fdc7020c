package camaudit.audit.inference;

/**
 * How often resampling draws, and with which random numbers.
 *
 * @param resamples bootstrap draws or permutations
 * @param level the share of intervals that contain the true value, such as 0.95
 */
public record Resampling(int resamples, double level, long seed) {
    public static final Resampling USUAL = new Resampling(999, 0.95, 42);

    public Resampling {
        if (resamples < 39 || !(level > 0.5 && level < 1)) {
            throw new IllegalArgumentException(resamples + " resamples at level " + level
                    + ": take at least 39 resamples and a level between 0.5 and 1");
        }
    }

    /** The same resampling with other random numbers, which depend on a name. */
    public Resampling named(String name) {
        return new Resampling(resamples, level, seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }
}
