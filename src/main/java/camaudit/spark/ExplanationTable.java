package camaudit.spark;

import camaudit.explain.Explanation;
import camaudit.statistic.Statistic;
import camaudit.statistic.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The {@code explanations} table: one row per image and method. */
public final class ExplanationTable {
    /** The folder in an output folder. */
    public static final String NAME = "explanations";

    private static final StructType SCHEMA = schema();

    private ExplanationTable() {}

    static StructType structure() {
        return SCHEMA;
    }

    private static StructType schema() {
        StructType schema = new StructType()
                .add("image_id", DataTypes.StringType, false)
                .add("uri", DataTypes.StringType, false)
                .add("content_sha256", DataTypes.StringType, false)
                .add("label", DataTypes.IntegerType, true)
                .add("predicted", DataTypes.IntegerType, false)
                .add("target", DataTypes.IntegerType, false)
                .add("logit", DataTypes.FloatType, false)
                .add("probability", DataTypes.FloatType, false)
                .add("method", DataTypes.StringType, false)
                .add("layer", DataTypes.StringType, false)
                .add("status", DataTypes.StringType, false)
                .add("cam", DataTypes.createArrayType(DataTypes.FloatType, false), false)
                .add("cam_height", DataTypes.IntegerType, false)
                .add("cam_width", DataTypes.IntegerType, false)
                .add("heatmap", DataTypes.BinaryType, true)
                .add("image_width", DataTypes.IntegerType, false)
                .add("image_height", DataTypes.IntegerType, false);
        for (Statistic statistic : Statistics.all()) {
            schema = schema.add(statistic.name(), DataTypes.DoubleType, true);
        }
        return schema.add("model_sha256", DataTypes.StringType, false).add("run_id", DataTypes.StringType, false);
    }

    static Row encode(
            SourceImage image,
            int width,
            int height,
            Explanation explanation,
            Explanation.MethodMap map,
            List<OptionalDouble> statistics,
            Optional<byte[]> heatmap,
            TaskSpec spec) {
        List<Object> row = new ArrayList<>(Arrays.asList(
                image.id(),
                image.uri(),
                image.sha256(),
                image.label().isPresent() ? image.label().getAsInt() : null,
                explanation.predicted(),
                explanation.target(),
                explanation.logit(),
                explanation.probability(),
                map.method(),
                map.layer(),
                map.status().name(),
                map.raw().values(),
                map.raw().height(),
                map.raw().width(),
                heatmap.orElse(null),
                width,
                height));
        for (OptionalDouble statistic : statistics) {
            row.add(statistic.isPresent() ? statistic.getAsDouble() : null);
        }
        row.add(spec.modelSha256());
        row.add(spec.runId());
        return RowFactory.create(row.toArray());
    }

    /** The label of a row. */
    static OptionalInt label(Row row) {
        int at = row.fieldIndex("label");
        return row.isNullAt(at) ? OptionalInt.empty() : OptionalInt.of(row.getInt(at));
    }
}
