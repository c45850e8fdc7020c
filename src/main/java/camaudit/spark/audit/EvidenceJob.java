package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.audit.check.AttentionPair;
import camaudit.audit.check.BiasEvidence;
import camaudit.audit.check.Trial;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Subject;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Collects evidence of bias from an even sample of the images, chosen by the hashes of their ids. */
final class EvidenceJob {
    private static final int SAMPLE = 5_000;
    private static final String LIFT = Statistic.FOREGROUND_LIFT.label();

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
        List<Column> columns = new ArrayList<>(List.of(col(Columns.IMAGE_ID), source(), col(Columns.LABEL)));
        Variant.AUDITED.forEach(variant -> columns.add(col(Columns.predicted(variant))));
        Dataset<Row> shown = rows.where(col(Columns.LABEL)
                .isNotNull()
                .and(col(Columns.probability(Variant.FOREGROUND_ONLY)).isNotNull()));
        for (Row row : even(shown.select(columns.toArray(new Column[0])))) {
            for (int i = 0; i < Variant.AUDITED.size(); i++) {
                add(trials, Variant.AUDITED.get(i), row, 3 + i);
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

    private List<AttentionPair> attention() {
        Map<String, OptionalDouble> randomCam = control.map(EvidenceJob::lifts).orElseGet(HashMap::new);
        Map<String, OptionalDouble> randomWeights = new HashMap<>();
        faithfulness.ifPresent(table -> {
            randomCam.putAll(lifts(table.where(col(Columns.SUBJECT).equalTo(Subject.RANDOM_CAM.label()))));
            randomWeights.putAll(lifts(table.where(col(Columns.SUBJECT).equalTo(Subject.RANDOM_WEIGHTS.label()))));
        });
        List<AttentionPair> pairs = new ArrayList<>();
        for (Row row : even(rows.where(col(LIFT).isNotNull()).select(col(Columns.IMAGE_ID), source(), col(LIFT)))) {
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
        for (Row row : even(table.where(col(LIFT).isNotNull()).select(Columns.IMAGE_ID.name(), LIFT))) {
            lifts.put(row.getString(0), OptionalDouble.of(row.getDouble(1)));
        }
        return lifts;
    }

    private Column source() {
        return cluster.map(name -> coalesce(col(Metadata.quoted(name)), col(Columns.IMAGE_ID)))
                .orElse(col(Columns.IMAGE_ID))
                .as("source");
    }

    private static List<Row> even(Dataset<Row> table) {
        return table.orderBy(xxhash64(col(Columns.IMAGE_ID)), col(Columns.IMAGE_ID))
                .limit(SAMPLE)
                .collectAsList();
    }
}
