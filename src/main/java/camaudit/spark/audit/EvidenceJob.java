package camaudit.spark.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.audit.check.AttentionPair;
import camaudit.audit.check.BiasEvidence;
import camaudit.audit.check.Trial;
import camaudit.audit.check.Variant;
import camaudit.spark.table.FaithfulnessTable.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Evidence of bias from an even sample of the images, which their ids' hashes choose. */
final class EvidenceJob {
    private static final int SAMPLE = 5_000;
    private static final String LIFT = "foreground_lift";

    private final Dataset<Row> rows;
    private final Optional<Dataset<Row>> control;
    private final Optional<Dataset<Row>> faithfulness;
    private final Optional<String> cluster;

    /**
     * A job.
     *
     * @param rows of the audited method, with metadata
     * @param control the same images' rows of random-cam; empty where the run has none
     * @param faithfulness rows of the audited method in the faithfulness table; empty where the run has none
     * @param cluster the column that names an image's source
     */
    EvidenceJob(
            Dataset<Row> rows,
            Optional<Dataset<Row>> control,
            Optional<Dataset<Row>> faithfulness,
            Optional<String> cluster) {
        this.rows = rows;
        this.control = control;
        this.faithfulness = faithfulness;
        this.cluster = cluster;
    }

    BiasEvidence run() {
        rows.sparkSession().sparkContext().setJobDescription("Sample evidence of bias");
        return new BiasEvidence(attention(), trials());
    }

    private Map<Variant, List<Trial>> trials() {
        Map<Variant, List<Trial>> trials = new EnumMap<>(Variant.class);
        List<Variant> changed = new ArrayList<>(List.of(Variant.values()));
        changed.remove(Variant.ORIGINAL);
        List<Column> columns = new ArrayList<>(List.of(col("image_id"), source(), col("label"), col("predicted")));
        changed.forEach(variant -> columns.add(col(column(variant))));
        Dataset<Row> shown =
                rows.where(col("label").isNotNull().and(col("p_foreground_only").isNotNull()));
        for (Row row : even(shown.select(columns.toArray(new Column[0])))) {
            add(trials, Variant.ORIGINAL, row, 3);
            for (int i = 0; i < changed.size(); i++) {
                add(trials, changed.get(i), row, 4 + i);
            }
        }
        return trials;
    }

    private static void add(Map<Variant, List<Trial>> trials, Variant variant, Row row, int at) {
        if (!row.isNullAt(at)) {
            trials.computeIfAbsent(variant, key -> new ArrayList<>())
                    .add(new Trial(row.getString(0), row.getString(1), row.getInt(2) == row.getInt(at)));
        }
    }

    private static String column(Variant variant) {
        return "predicted_" + variant.name().toLowerCase(Locale.ROOT);
    }

    private List<AttentionPair> attention() {
        Map<String, OptionalDouble> randomCam = control.map(EvidenceJob::lifts).orElseGet(HashMap::new);
        Map<String, OptionalDouble> randomWeights = new HashMap<>();
        faithfulness.ifPresent(table -> {
            randomCam.putAll(lifts(table.where(col("subject").equalTo(Subject.RANDOM_CAM.label()))));
            randomWeights.putAll(lifts(table.where(col("subject").equalTo(Subject.RANDOM_WEIGHTS.label()))));
        });
        List<AttentionPair> pairs = new ArrayList<>();
        for (Row row : even(rows.where(col(LIFT).isNotNull()).select(col("image_id"), source(), col(LIFT)))) {
            pairs.add(new AttentionPair(
                    row.getString(0),
                    row.getString(1),
                    row.getDouble(2),
                    randomCam.getOrDefault(row.getString(0), OptionalDouble.empty()),
                    randomWeights.getOrDefault(row.getString(0), OptionalDouble.empty())));
        }
        return pairs;
    }

    private static Map<String, OptionalDouble> lifts(Dataset<Row> table) {
        Map<String, OptionalDouble> lifts = new HashMap<>();
        for (Row row : even(table.where(col(LIFT).isNotNull()).select("image_id", LIFT))) {
            lifts.put(row.getString(0), OptionalDouble.of(row.getDouble(1)));
        }
        return lifts;
    }

    private Column source() {
        return cluster.map(name -> coalesce(col("`" + name + "`"), col("image_id")))
                .orElse(col("image_id"))
                .as("source");
    }

    private static List<Row> even(Dataset<Row> table) {
        return table.orderBy(xxhash64(col("image_id")), col("image_id"))
                .limit(SAMPLE)
                .collectAsList();
    }
}
