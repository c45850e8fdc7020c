package camaudit.spark.audit;

import camaudit.audit.Measures;
import camaudit.audit.slice.HeatMap;
import camaudit.audit.slice.Observation;
import camaudit.audit.slice.Slice;
import camaudit.spark.table.RawMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of the explanations table, with metadata columns joined, as the audit sees them. */
final class Observations implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The columns that a map and the class it belongs to are made of. */
    static final List<String> MAP_COLUMNS =
            List.of("image_id", "label", "predicted", "status", "cam", "cam_height", "cam_width");

    private static final String PREDICTED = "predicted_";
    private static final String NOT_FINITE = "NOT_FINITE";

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

    /** The same with {@link Measures#SPATIAL_ANOMALY} as the last measure. */
    Observations against(Map<String, double[]> classMeans, int meanHeight, int meanWidth) {
        List<String> more = new ArrayList<>(statistics);
        more.add(Measures.SPATIAL_ANOMALY);
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
        String id = row.getAs("image_id");
        String source = cluster == null ? null : row.getAs(cluster);
        return new Observation(id, source == null ? id : source, values, measures, map.isEmpty(), map);
    }

    private double measure(Row row, String name, Optional<HeatMap> map, Map<String, String> values) {
        if (name.equals(Measures.SPATIAL_ANOMALY)) {
            return anomaly(map, values);
        }
        if (name.equals(Measures.BACKGROUND_GAP)) {
            return correct(row, "mixed_same") - correct(row, "mixed_random");
        }
        return name.startsWith(Measures.CORRECT)
                ? correct(row, name.substring(Measures.CORRECT.length()))
                : number(row, name);
    }

    private static double correct(Row row, String variant) {
        double label = number(row, "label");
        double predicted = number(row, PREDICTED + variant);
        return Double.isNaN(label + predicted) ? Double.NaN : label == predicted ? 1 : 0;
    }

    Map<String, String> values(Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        name(row, "label").ifPresent(name -> values.put(Slice.LABEL, name));
        name(row, "predicted").ifPresent(name -> values.put(Slice.PREDICTED, name));
        for (String dimension : dimensions) {
            String value = row.getAs(dimension);
            if (value != null && !value.isEmpty()) {
                values.put(dimension, value);
            }
        }
        return values;
    }

    private Optional<String> name(Row row, String column) {
        int at = row.fieldIndex(column);
        return row.isNullAt(at) ? Optional.empty() : Optional.of(className(row.getInt(at)));
    }

    String className(int number) {
        return number < classNames.size() ? classNames.get(number) : Integer.toString(number);
    }

    /** ReLU(raw); empty where it is blank or not finite. */
    static Optional<HeatMap> map(Row row) {
        if (row.<String>getAs("status").equals(NOT_FINITE)) {
            return Optional.empty();
        }
        RawMap raw = RawMap.of(row);
        float[] heat = new float[raw.values().length];
        boolean blank = true;
        for (int i = 0; i < heat.length; i++) {
            heat[i] = Math.max(0, raw.values()[i]);
            blank &= heat[i] == 0;
        }
        return blank ? Optional.empty() : Optional.of(HeatMap.of(heat, raw.height(), raw.width()));
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

    static double number(Row row, String column) {
        int at = row.fieldIndex(column);
        return row.isNullAt(at) ? Double.NaN : ((Number) row.get(at)).doubleValue();
    }
}
