package camaudit.spark;

import camaudit.explain.Counterfactual;
import camaudit.explain.Explanation;
import camaudit.image.Pixels;
import camaudit.image.region.Coverage;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.source.SourceImage;
import camaudit.spark.storage.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The {@code explanations} table: one row per image and method. */
public final class ExplanationTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.EXPLANATIONS;

    private static final StructType SCHEMA = schema();
    private static final Set<String> UNIQUE = Set.of("image_id", "uri", "content_sha256", "heatmap");
    private static final String DICTIONARY = "parquet.enable.dictionary";

    private ExplanationTable() {}

    public static StructType structure() {
        return SCHEMA;
    }

    /** The table in an output folder; columns that an earlier version did not write are null. */
    public static Dataset<Row> read(SparkSession spark, String output) {
        return spark.read().schema(SCHEMA).parquet(Storage.literal(output + "/" + NAME));
    }

    private static StructType schema() {
        StructType image = new StructType()
                .add("image_id", DataTypes.StringType, false)
                .add("uri", DataTypes.StringType, false)
                .add("content_sha256", DataTypes.StringType, false)
                .add("label", DataTypes.IntegerType, true);
        StructType explained = MapColumns.explanation(image, false).add("heatmap", DataTypes.BinaryType, true);
        return CounterfactualColumns.behind(MapColumns.measures(explained, false))
                .add("model_sha256", DataTypes.StringType, false)
                .add("run_id", DataTypes.StringType, false);
    }

    /**
     * How Parquet writes the columns in which hardly two rows are alike: without trying a dictionary first, which costs a third of the
     * writing and is thrown away, and without the extremes of maps' cells, by which nobody seeks.
     */
    static Map<String, String> writing() {
        Map<String, String> options = new TreeMap<>();
        for (StructField field : SCHEMA.fields()) {
            DataType type = field.dataType();
            if (type.equals(DataTypes.DoubleType)
                    || type.equals(DataTypes.FloatType)
                    || UNIQUE.contains(field.name())) {
                options.put(DICTIONARY + "#" + field.name(), "false");
            } else if (type instanceof ArrayType) {
                String element = "#" + field.name() + ".list.element";
                options.put(DICTIONARY + element, "false");
                options.put("parquet.column.statistics.enabled" + element, "false");
                options.put("parquet.size.statistics.enabled" + element, "false");
            }
        }
        return options;
    }

    static Row encode(
            SourceImage image,
            Pixels original,
            Explanation explanation,
            Explanation.MethodMap map,
            Optional<byte[]> heatmap,
            Optional<Coverage> foreground,
            Counterfactual counterfactual,
            TaskSpec spec) {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                image.id(),
                image.uri(),
                image.sha256(),
                image.label().isPresent() ? image.label().getAsInt() : null));
        row.addAll(MapColumns.values(explanation, map));
        row.add(heatmap.orElse(null));
        row.addAll(MapColumns.measures(
                original.width(), original.height(), map.raw().map(), foreground));
        row.addAll(CounterfactualColumns.values(counterfactual));
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
