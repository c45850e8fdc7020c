package camaudit.audit.slice;

import camaudit.vocabulary.Statistic;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the states of one audit have in common.
 *
 * @param statistics names of the measures that observations contain
 * @param mapHeight the height of the run's maps; maps of another size are resampled to the run's
 * @param sampleSize how many rows of each slice are kept for intervals and exact quantiles
 */
public record SliceSchema(List<String> statistics, int mapHeight, int mapWidth, int sampleSize)
        implements Serializable {
    private static final long serialVersionUID = 1;

    private static final String CORRECT = Statistic.CORRECT.label();
    private static final String BLANK = Statistic.BLANK.label();

    /** How many rows of each slice are kept by default. */
    public static final int USUAL_SAMPLE = 1000;

    public SliceSchema {
        statistics = List.copyOf(statistics);
        if (mapHeight < 1 || mapWidth < 1 || sampleSize < 2) {
            throw new IllegalArgumentException("maps of " + mapHeight + "×" + mapWidth + " and samples of " + sampleSize
                    + " rows: a map has at least one cell, a sample two rows");
        }
        if (statistics.stream().distinct().count() < statistics.size()
                || statistics.contains(CORRECT)
                || statistics.contains(BLANK)) {
            throw new IllegalArgumentException(
                    statistics + ": each statistic once, and '" + CORRECT + "' and '" + BLANK + "' are added here");
        }
    }

    /** All measures of a state: the statistics, then {@link Statistic#CORRECT} and {@link Statistic#BLANK}. */
    public List<String> measures() {
        return Stream.concat(statistics.stream(), Stream.of(CORRECT, BLANK)).toList();
    }

    /** The number of a measure; empty where there is none of that name. */
    public Optional<Integer> index(String measure) {
        int index = measures().indexOf(measure);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    int width() {
        return statistics.size() + 2;
    }

    PreparedRow prepare(Observation row) {
        double[] given = row.measures();
        if (given.length != statistics.size()) {
            throw new IllegalArgumentException("image " + row.image() + " brings " + given.length + " measures for "
                    + statistics.size() + " statistics: one for each, NaN where there is none");
        }
        double[] all = Arrays.copyOf(given, width());
        for (int i = 0; i < given.length; i++) {
            all[i] = Double.isFinite(given[i]) ? given[i] : Double.NaN;
        }
        all[given.length] = row.correct();
        all[given.length + 1] = row.blank() ? 1 : 0;
        double[] shares = row.map()
                .filter(map -> !row.blank() && map.total() > 0)
                .map(map -> map.resampled(mapHeight, mapWidth).cells())
                .orElse(new double[0]);
        double total = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return new PreparedRow(new SampledRow(row.image(), row.cluster(), all), shares);
    }

    /** A row in the form in which states add it: measures, and the map as shares of its heat, without cells where it is blank. */
    static final class PreparedRow {
        private final SampledRow row;
        private final double[] shares;

        PreparedRow(SampledRow row, double[] shares) {
            this.row = row;
            this.shares = shares;
        }

        SampledRow row() {
            return row;
        }

        double[] shares() {
            return shares;
        }
    }
}
