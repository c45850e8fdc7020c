package camaudit.spark;

import camaudit.explain.Explanation;
import camaudit.image.region.Coverage;
import camaudit.resample.FloatMap;
import camaudit.statistic.RegionStatistic;
import camaudit.statistic.RegionStatistics;
import camaudit.statistic.Statistic;
import camaudit.statistic.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that say what a network makes of a picture, by one method. */
public final class MapColumns {
    private MapColumns() {}

    /** From {@code predicted} to {@code cam_width}. */
    static StructType explanation(StructType schema, boolean nullable) {
        return schema.add("predicted", DataTypes.IntegerType, nullable)
                .add("target", DataTypes.IntegerType, nullable)
                .add("logit", DataTypes.FloatType, nullable)
                .add("probability", DataTypes.FloatType, nullable)
                .add("method", DataTypes.StringType, nullable)
                .add("layer", DataTypes.StringType, nullable)
                .add("status", DataTypes.StringType, nullable)
                .add("cam", DataTypes.createArrayType(DataTypes.FloatType, false), nullable)
                .add("cam_height", DataTypes.IntegerType, nullable)
                .add("cam_width", DataTypes.IntegerType, nullable);
    }

    /** The values of {@link #explanation}. */
    static List<Object> values(Explanation explanation, Explanation.MethodMap map) {
        return Arrays.asList(
                explanation.predicted(),
                explanation.target(),
                explanation.logit(),
                explanation.probability(),
                map.method(),
                map.layer(),
                map.status().name(),
                map.raw().values(),
                map.raw().map().height(),
                map.raw().map().width());
    }

    /** The picture's size as stored, and one column for each statistic. */
    static StructType measures(StructType schema, boolean nullable) {
        StructType all = schema.add("image_width", DataTypes.IntegerType, nullable)
                .add("image_height", DataTypes.IntegerType, nullable);
        for (Statistic statistic : Statistics.all()) {
            all = all.add(statistic.name(), DataTypes.DoubleType, true);
        }
        for (RegionStatistic statistic : RegionStatistics.all()) {
            all = all.add(statistic.name(), DataTypes.DoubleType, true);
        }
        return all;
    }

    /** A method's map as a row of the explanations table has it: raw, signed. */
    public static FloatMap map(Row row) {
        List<Float> cam = row.getList(row.fieldIndex("cam"));
        float[] values = new float[cam.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cam.get(i);
        }
        return new FloatMap(values, row.getAs("cam_height"), row.getAs("cam_width"));
    }

    /** The values of {@link #measures} of a picture whose foreground is not known. */
    static List<@Nullable Object> measures(int width, int height, FloatMap raw) {
        return measures(width, height, raw, Optional.empty());
    }

    /** The values of {@link #measures}; those that need the foreground are null without its coverage of the map's cells. */
    static List<@Nullable Object> measures(int width, int height, FloatMap raw, Optional<Coverage> foreground) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(width, height));
        add(Statistics.of(raw), values);
        add(foreground.map(c -> RegionStatistics.of(raw, c.shares())).orElseGet(RegionStatistics::none), values);
        return values;
    }

    private static void add(List<OptionalDouble> statistics, List<@Nullable Object> values) {
        for (OptionalDouble statistic : statistics) {
            values.add(statistic.isPresent() ? statistic.getAsDouble() : null);
        }
    }
}
