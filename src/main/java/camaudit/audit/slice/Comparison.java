package camaudit.audit.slice;

import camaudit.audit.inference.Difference;
import camaudit.audit.inference.Resampling;
import camaudit.audit.inference.Sample;
import camaudit.vocabulary.Statistic;
import java.util.Objects;
import java.util.Optional;

/**
 * One statistic of a slice against the other rows of its parent.
 *
 * @param rows how many rows of the slice have the statistic; {@code restRows} is the number of the others
 * @param mean over all rows that have the statistic; likewise {@code restMean}
 * @param difference of the sampled rows: Cliff's delta above 0 where the slice has the larger values
 * @param adjustedP the p-value under Benjamini–Hochberg over all comparisons of the audit
 */
public record Comparison(
        Slice slice,
        Slice parent,
        String statistic,
        long rows,
        long restRows,
        double mean,
        double restMean,
        Difference difference,
        double adjustedP) {
    public Comparison {
        Objects.requireNonNull(slice);
        Objects.requireNonNull(parent);
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(difference);
    }

    /**
     * Compares a slice with the rest of its parent; empty for the slice of all rows, where slice or rest have fewer than {@code least} rows
     * with the statistic, and for {@link Statistic#CORRECT} where the slice fixes both the label and the predicted class.
     *
     * @throws IllegalArgumentException if there is no such statistic
     */
    public static Optional<Comparison> of(
            SliceTable table, Slice slice, String statistic, int least, Resampling resampling) {
        Optional<SliceState> inner = table.state(slice);
        Optional<Slice> parent = slice.parent();
        Optional<SliceState> outer = parent.flatMap(table::state);
        if (inner.isEmpty() || parent.isEmpty() || outer.isEmpty() || isGiven(slice, statistic)) {
            return Optional.empty();
        }
        Sample sample = inner.get().sample(statistic);
        Sample rest = outer.get().sampleWithout(statistic, inner.get());
        if (Math.min(sample.size(), rest.size()) < Math.max(1, least)) {
            return Optional.empty();
        }
        long rows = inner.get().rows(statistic);
        long all = outer.get().rows(statistic);
        double mean = mean(inner.get(), statistic);
        Difference difference = Difference.between(sample, rest, resampling.named(slice.text() + "|" + statistic));
        return Optional.of(new Comparison(
                slice,
                parent.get(),
                statistic,
                rows,
                all - rows,
                mean,
                outer.get().within(statistic, (mean(outer.get(), statistic) * all - mean * rows) / (all - rows)),
                difference,
                difference.p()));
    }

    private static boolean isGiven(Slice slice, String statistic) {
        return statistic.equals(Statistic.CORRECT.label())
                && slice.value(Slice.LABEL).isPresent()
                && slice.value(Slice.PREDICTED).isPresent();
    }

    Comparison adjusted(double p) {
        return new Comparison(slice, parent, statistic, rows, restRows, mean, restMean, difference, p);
    }

    private static double mean(SliceState state, String statistic) {
        return state.mean(statistic).orElse(Double.NaN);
    }
}
