package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.audit.check.AttentionPair;
import camaudit.audit.check.BiasEvidence;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Collects evidence of bias: where the heat lies, from an even sample of the images by the hashes of their ids, and all answers. */
final class EvidenceJob {
    private static final int SAMPLE = 5_000;
    private static final String LIFT = Statistic.FOREGROUND_LIFT.label();

    private final Dataset<Row> rows;
    private final Optional<Dataset<Row>> control;
    private final Optional<Dataset<Row>> faithfulness;
    private final Optional<String> cluster;
    private final SwapJob swaps;

    /**
     * A job.
     *
     * @param rows of the audited method, with metadata
     * @param control the same images' rows of random-cam; empty where the run has none
     * @param faithfulness rows of the audited method in the faithfulness table; empty where the run has none
     * @param cluster the column that names an image's source
     * @param swaps counts the answers to exchanged backgrounds
     */
    EvidenceJob(
            Dataset<Row> rows,
            Optional<Dataset<Row>> control,
            Optional<Dataset<Row>> faithfulness,
            Optional<String> cluster,
            SwapJob swaps) {
        this.rows = rows;
        this.control = control;
        this.faithfulness = faithfulness;
        this.cluster = cluster;
        this.swaps = swaps;
    }

    BiasEvidence run() {
        rows.sparkSession().sparkContext().setJobDescription("Sample evidence of bias");
        return new BiasEvidence(attention(), swaps.run());
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
