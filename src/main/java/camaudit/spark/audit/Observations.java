package camaudit.spark.audit;

import camaudit.audit.slice.HeatMap;
import camaudit.audit.slice.Observation;
import camaudit.audit.slice.Slice;
import camaudit.resample.FloatMap;
import camaudit.spark.table.Cells;
import camaudit.spark.table.MapColumns;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Variant;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of the explanations table, with metadata columns joined, as the audit sees them. */
final class Observations implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The columns that a map and the class it belongs to are made of. */
    static final List<String> MAP_COLUMNS = Stream.of(
                    Columns.IMAGE_ID,
                    Columns.LABEL,
                    Columns.PREDICTED,
                    Columns.STATUS,
                    Columns.CAM,
                    Columns.CAM_HEIGHT,
                    Columns.CAM_WIDTH)
            .map(Column::name)
            .toList();

    private static final Map<String, Variant> CORRECT_ON =
            Variant.KINDS.stream().collect(Collectors.toMap(Statistic::correct, variant -> variant));

    private final ArrayList<String> statistics;
    private final ArrayList<String> dimensions;
    private final ArrayList<String> classNames;
    private final @Nullable String cluster;
    /** Mean shares by class; empty in the pass that makes them. */
    private final HashMap<String, double[]> means;

    private final int height;
    private final int width;

    private Observations(
            List<String> statistics,
            List<String> dimensions,
            List<String> classNames,
            @Nullable String cluster,
            Map<String, double[]> means,
            int height,
            int width) {
        this.statistics = new ArrayList<>(statistics);
        this.dimensions = new ArrayList<>(dimensions);
        this.classNames = new ArrayList<>(classNames);
        this.cluster = cluster;
        this.means = new HashMap<>(means);
        this.height = height;
        this.width = width;
    }

    /**
     * Observations of these columns.
     *
     * @param statistics numeric columns
     * @param cluster the column that names an image's source; empty where images are independent
     */
    static Observations of(
            List<String> statistics, List<String> dimensions, List<String> classNames, Optional<String> cluster) {
        return new Observations(statistics, dimensions, classNames, cluster.orElse(null), Map.of(), 0, 0);
    }

    /** The same without measures, to make class-mean maps from. */
    Observations mapsOnly() {
        return new Observations(List.of(), List.of(), classNames, null, Map.of(), 0, 0);
    }

    /** The same with {@link Statistic#SPATIAL_ANOMALY} as the last measure. */
    Observations withAnomaly(Map<String, double[]> classMeans, int meanHeight, int meanWidth) {
        List<String> more = new ArrayList<>(statistics);
        more.add(Statistic.SPATIAL_ANOMALY.label());
        return new Observations(more, dimensions, classNames, cluster, classMeans, meanHeight, meanWidth);
    }

    /** The measures' names. */
    List<String> statistics() {
        return statistics;
    }

    Observation of(Row row) {
        Map<String, String> values = values(row);
        Optional<HeatMap> map = map(row);
        double[] measures = new double[statistics.size()];
        for (int i = 0; i < measures.length; i++) {
            String name = statistics.get(i);
            measures[i] = measure(row, name, map, values);
        }
        String id = Cells.text(row, Columns.IMAGE_ID);
        String source = cluster == null ? null : row.getAs(cluster);
        return new Observation(id, source == null ? id : source, values, measures, map.isEmpty(), map);
    }

    private double measure(Row row, String name, Optional<HeatMap> map, Map<String, String> values) {
        if (name.equals(Statistic.SPATIAL_ANOMALY.label())) {
            return anomaly(map, values);
        }
        if (name.equals(Statistic.CORRECT_BACKGROUND_GAP.label())) {
            return correct(row, Variant.MIXED_SAME) - correct(row, Variant.MIXED_RANDOM);
        }
        Variant variant = CORRECT_ON.get(name);
        return variant == null ? Cells.number(row, name) : correct(row, variant);
    }

    private static double correct(Row row, Variant kind) {
        double label = Cells.number(row, Columns.LABEL.name());
        return kind.pictures().stream()
                .mapToDouble(
                        variant -> Cells.number(row, Columns.predicted(variant).name()))
                .filter(predicted -> !Double.isNaN(label + predicted))
                .map(predicted -> label == predicted ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    Map<String, String> values(Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        name(row, Columns.LABEL).ifPresent(name -> values.put(Slice.LABEL, name));
        name(row, Columns.PREDICTED).ifPresent(name -> values.put(Slice.PREDICTED, name));
        for (String dimension : dimensions) {
            String value = row.getAs(dimension);
            if (value != null && !value.isEmpty()) {
                values.put(dimension, value);
            }
        }
        return values;
    }

    private Optional<String> name(Row row, Column column) {
        OptionalInt number = Cells.wholeIfAny(row, column);
        return number.isPresent() ? Optional.of(className(number.getAsInt())) : Optional.empty();
    }

    String className(int number) {
        return number < classNames.size() ? classNames.get(number) : Integer.toString(number);
    }

    /** ReLU(raw); empty where it is blank or not finite. */
    static Optional<HeatMap> map(Row row) {
        if (Cells.text(row, Columns.STATUS).equals(MapStatus.NOT_FINITE.name())) {
            return Optional.empty();
        }
        FloatMap raw = MapColumns.map(row);
        float[] heat = new float[raw.values().length];
        boolean blank = true;
        for (int i = 0; i < heat.length; i++) {
            heat[i] = Math.max(0, raw.values()[i]);
            blank &= heat[i] == 0;
        }
        return blank ? Optional.empty() : Optional.of(HeatMap.of(raw.with(heat)));
    }

    /** The class that a map is compared with: the label, or the prediction where there is none. */
    static @Nullable String classOf(Map<String, String> values) {
        return values.getOrDefault(Slice.LABEL, values.get(Slice.PREDICTED));
    }

    private double anomaly(Optional<HeatMap> map, Map<String, String> values) {
        double[] mean = means.get(classOf(values));
        if (map.isEmpty() || mean == null) {
            return Double.NaN;
        }
        double[] cells = map.get().resampled(height, width).cells();
        double total = map.get().total();
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += Math.abs(cells[i] / total - mean[i]);
        }
        return sum / 2;
    }
}
