package camaudit.spark.table;

import camaudit.explain.Counterfactual;
import camaudit.explain.Explanation;
import camaudit.explain.Score;
import camaudit.image.Pixels;
import camaudit.image.region.Coverage;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.source.SourceImage;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.MapColumns.MapRow;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.ColumnType;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The {@code explanations} table: one row per image and method. */
public final class ExplanationTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.EXPLANATIONS;

    private static final RowCodec<Explained> CODEC = RowCodec.<Explained>empty()
            .with(Columns.IMAGE_ID, row -> row.image().id())
            .with(Columns.URI, row -> row.image().uri())
            .with(Columns.CONTENT_SHA256, row -> row.image().sha256())
            .with(Columns.LABEL, row -> row.image().label())
            .with(MapColumns.EXPLAINED, Explained::map)
            .with(Columns.HEATMAP, Explained::heatmap)
            .with(MapColumns.MEASURED, Explained::map)
            .with(counterfactuals(), Explained::counterfactual)
            .with(Columns.MODEL_SHA256, row -> row.spec().modelSha256())
            .with(Columns.RUN_ID, row -> row.spec().runId());
    private static final StructType SCHEMA = CODEC.schema();

    /** The columns of text and bytes in which hardly two rows are alike. */
    private static final Set<Column> UNIQUE =
            Set.of(Columns.IMAGE_ID, Columns.URI, Columns.CONTENT_SHA256, Columns.HEATMAP);

    private static final String DICTIONARY = "parquet.enable.dictionary";

    private ExplanationTable() {}

    private record Explained(
            SourceImage image, MapRow map, Optional<byte[]> heatmap, Counterfactual counterfactual, TaskSpec spec) {}

    /** What a network makes of the picture's variants; the same in the row of each method. */
    private static RowCodec<Counterfactual> counterfactuals() {
        RowCodec<Counterfactual> codec = RowCodec.empty();
        for (Variant variant : Variant.CHANGED) {
            codec = codec.with(
                    Columns.probability(variant), all -> all.score(variant).map(Score::probability));
            if (variant == Variant.BACKGROUND_ONLY) {
                codec = codec.with(Column.of(Statistic.BACKGROUND_GAP), Counterfactual::gap);
            }
        }
        for (Variant variant : Variant.CHANGED) {
            codec = codec.with(
                    Columns.predicted(variant), all -> all.score(variant).map(Score::predicted));
        }
        return codec;
    }

    public static List<Column> columns() {
        return CODEC.columns();
    }

    public static StructType structure() {
        return SCHEMA;
    }

    /** Which columns of which types this program writes; rows of two versions do not stand in one table. */
    public static String version() {
        String described = columns().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining("\n"));
        return columns().size() + " columns, "
                + Digests.sha256(described.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    /** The table in an output folder; columns that an earlier version did not write are null. */
    public static Dataset<Row> read(SparkSession spark, String output) {
        return spark.read().schema(SCHEMA).parquet(Storage.literal(output + "/" + NAME));
    }

    /**
     * How Parquet writes the columns in which hardly two rows are alike: without trying a dictionary first, which costs a third of the
     * writing and is thrown away, and without the extremes of maps' cells, by which nobody seeks.
     */
    public static Map<String, String> writing() {
        Map<String, String> options = new TreeMap<>();
        for (Column column : columns()) {
            if (column.type() == ColumnType.NUMBER || column.type() == ColumnType.REAL || UNIQUE.contains(column)) {
                options.put(DICTIONARY + "#" + column.name(), "false");
            } else if (column.type() == ColumnType.REALS) {
                String element = "#" + column.name() + ".list.element";
                options.put(DICTIONARY + element, "false");
                options.put("parquet.column.statistics.enabled" + element, "false");
                options.put("parquet.size.statistics.enabled" + element, "false");
            }
        }
        return options;
    }

    public static Row encode(
            SourceImage image,
            Pixels original,
            Explanation explanation,
            Explanation.MethodMap map,
            Optional<byte[]> heatmap,
            Optional<Coverage> foreground,
            Counterfactual counterfactual,
            TaskSpec spec) {
        return CODEC.encode(
                new Explained(image, MapRow.of(explanation, map, original, foreground), heatmap, counterfactual, spec));
    }
}
