package camaudit.audit.slice;

import camaudit.audit.inference.Sample;
import camaudit.vocabulary.Statistic;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The aggregated rows of one slice, mergeable in any order. Its size does not grow with the rows: with m measures, k sampled rows and maps
 * of n cells at most k·(8·m + 200) bytes of sample, 8·n of map, and for each measure of a slice of more than k rows one counter of some 60
 * bytes for each half percent of its range (460 for values from 0.01 to 1). With 20 measures, k = 1000 and 7×7 maps that is 0.4 MB, for
 * small slices some 400 bytes a row.
 */
public final class SliceState implements Serializable {
    private static final long serialVersionUID = 1;

    private final SliceSchema schema;
    private final Moments[] moments;
    private final QuantileSketch[] beyond;
    private final BottomSample<SampledRow> sample;
    private final MeanMap map;
    private long rows;

    public SliceState(SliceSchema schema) {
        this.schema = Objects.requireNonNull(schema);
        this.moments = Stream.generate(Moments::new).limit(schema.width()).toArray(Moments[]::new);
        this.beyond = Stream.generate(QuantileSketch::new).limit(schema.width()).toArray(QuantileSketch[]::new);
        this.sample = new BottomSample<>(schema.sampleSize());
        this.map = new MeanMap(schema.mapHeight(), schema.mapWidth());
    }

    SliceState add(SliceSchema.PreparedRow prepared) {
        rows++;
        for (int i = 0; i < moments.length; i++) {
            double value = prepared.row().measure(i);
            if (!Double.isNaN(value)) {
                moments[i].add(value);
            }
        }
        sample.add(prepared.row()).ifPresent(this::push);
        map.add(prepared.shares());
        return this;
    }

    /**
     * Adds all rows of another state, which stays as it is.
     *
     * @throws IllegalArgumentException if its schema is another
     */
    public SliceState merge(SliceState other) {
        if (!other.schema.equals(schema)) {
            throw new IllegalArgumentException(
                    "states of " + schema + " and " + other.schema + " cannot be merged: use one schema for the audit");
        }
        rows += other.rows;
        for (int i = 0; i < moments.length; i++) {
            moments[i].merge(other.moments[i]);
            beyond[i].merge(other.beyond[i]);
        }
        other.sample.rows().forEach(row -> sample.add(row).ifPresent(this::push));
        map.merge(other.map);
        return this;
    }

    public SliceSchema schema() {
        return schema;
    }

    public long rows() {
        return rows;
    }

    /** How many rows have a measure; 0 for an unknown one. */
    public long rows(String measure) {
        return schema.index(measure).map(i -> moments[i].rows()).orElse(0L);
    }

    /** Rows whose map is blank. */
    public long blank() {
        return count(Statistic.BLANK.label());
    }

    /** Rows whose label is the predicted class. */
    public long right() {
        return count(Statistic.CORRECT.label());
    }

    /** A measure of the slice; empty where no row has it. */
    public Optional<MeasureSummary> summary(String measure) {
        return schema.index(measure).filter(i -> moments[i].rows() > 0).map(i -> {
            Moments m = moments[i];
            double[] q = quantiles(i, 0.05, 0.25, 0.5, 0.75, 0.95);
            return new MeasureSummary(m.rows(), m.mean(), m.sd(), m.min(), q[0], q[1], q[2], q[3], q[4], m.max());
        });
    }

    /** The mean over the rows that have a measure; empty where no row has it. */
    public OptionalDouble mean(String measure) {
        return schema.index(measure)
                .filter(i -> moments[i].rows() > 0)
                .map(i -> OptionalDouble.of(moments[i].mean()))
                .orElse(OptionalDouble.empty());
    }

    /** A number clamped to the least and the largest value of a measure. */
    double within(String measure, double value) {
        return schema.index(measure)
                .map(i -> Math.max(moments[i].min(), Math.min(moments[i].max(), value)))
                .orElse(value);
    }

    /** A quantile of a measure between 0 and 1; empty where no row has it. */
    public OptionalDouble quantile(String measure, double share) {
        return schema.index(measure).stream()
                .filter(i -> moments[i].rows() > 0)
                .mapToDouble(i -> quantiles(i, share)[0])
                .findFirst();
    }

    /** Mean of p = L/ΣL over the maps that are not blank; empty where there is none. */
    public Optional<HeatMap> meanMap() {
        return map.mean();
    }

    /** The sampled rows that have a measure: all of them where the slice has no more rows than the sample holds. */
    public Sample sample(String measure) {
        return sample(measure, Set.of());
    }

    /** The sampled rows that have a measure and are not in {@code inner}, a slice within this one. */
    Sample sampleWithout(String measure, SliceState inner) {
        return sample(
                measure, inner.sample.rows().stream().map(SampledRow::image).collect(Collectors.toSet()));
    }

    private Sample sample(String measure, Set<String> without) {
        int index = schema.index(measure)
                .orElseThrow(() ->
                        new IllegalArgumentException("no statistic '" + measure + "': there are " + schema.measures()));
        List<SampledRow> kept = sample.rows().stream()
                .filter(row -> !Double.isNaN(row.measure(index)) && !without.contains(row.image()))
                .toList();
        return Sample.of(
                kept.stream().mapToDouble(row -> row.measure(index)).toArray(),
                kept.stream().map(SampledRow::cluster).toList());
    }

    private void push(SampledRow row) {
        for (int i = 0; i < beyond.length; i++) {
            if (!Double.isNaN(row.measure(i))) {
                beyond[i].add(row.measure(i));
            }
        }
    }

    private long count(String measure) {
        return schema.index(measure)
                .map(i -> Math.round(moments[i].mean() * moments[i].rows()))
                .orElse(0L);
    }

    private double[] quantiles(int index, double... shares) {
        TreeMap<Double, Long> counts = new TreeMap<>();
        sample.rows().stream()
                .map(row -> row.measure(index))
                .filter(value -> !Double.isNaN(value))
                .forEach(value -> counts.merge(value, 1L, Long::sum));
        Moments range = moments[index];
        beyond[index].forEach((value, count) ->
                counts.merge(Math.max(range.min(), Math.min(range.max(), value)), count, Long::sum));
        return Quantiles.of(counts, shares);
    }
}
