package camaudit.spark.table;

import camaudit.faithfulness.Faithfulness;
import camaudit.image.region.Coverage;
import camaudit.resample.FloatMap;
import camaudit.spark.ledger.OutputFolder;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The {@code faithfulness} table: one row per image of a sample, method and subject. */
public final class FaithfulnessTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.FAITHFULNESS;

    private static final RowCodec<Measures> NUMBERS = numbers();
    private static final RowCodec<Measured> CODEC = RowCodec.<Measured>empty()
            .with(Columns.IMAGE_ID, row -> row.image().id())
            .with(Columns.LABEL, row -> row.image().label())
            .with(Columns.PREDICTED, row -> row.image().predicted())
            .with(Columns.TARGET, row -> row.image().target())
            .with(Columns.METHOD, Measured::method)
            .with(Columns.SUBJECT, row -> row.subject().label())
            .with(NUMBERS, Measured::measures)
            .with(Columns.CAM, row -> row.measures().raw().values())
            .with(Columns.CAM_HEIGHT, row -> row.measures().raw().height())
            .with(Columns.CAM_WIDTH, row -> row.measures().raw().width())
            .with(Columns.RUN_ID, Measured::runId);

    private FaithfulnessTable() {}

    /** What a row says of its image. */
    public record Image(String id, OptionalInt label, int predicted, int target) {}

    private record Measured(Image image, String method, Subject subject, Measures measures, String runId) {}

    /** What is measured of one map. */
    public record Measures(
            Optional<Faithfulness> faithfulness, FloatMap raw, Map<Statistic, OptionalDouble> statistics) {
        public static Measures of(Optional<Faithfulness> faithfulness, FloatMap raw, Optional<Coverage> foreground) {
            return new Measures(faithfulness, raw, MapColumns.statistics(raw, foreground));
        }
    }

    private static RowCodec<Measures> numbers() {
        RowCodec<Measures> codec = RowCodec.<Measures>empty()
                .with(Column.of(Statistic.DELETION_AUC), of(Faithfulness::deletionArea))
                .with(Column.of(Statistic.INSERTION_AUC), of(Faithfulness::insertionArea))
                .with(Column.of(Statistic.ROAD), of(Faithfulness::road))
                .with(Column.of(Statistic.AVERAGE_DROP), of(Faithfulness::averageDrop))
                .with(Column.of(Statistic.INCREASE), of(Faithfulness::increase));
        for (Statistic statistic : Statistic.FAITHFULNESS) {
            codec = codec.with(Column.of(statistic), row -> row.statistics().get(statistic));
        }
        return codec;
    }

    private static Function<Measures, OptionalDouble> of(ToDoubleFunction<Faithfulness> measure) {
        return measures -> measures.faithfulness().stream().mapToDouble(measure).findFirst();
    }

    /** The names of the columns that are numbers, each null where it cannot be measured. */
    public static List<String> names() {
        return NUMBERS.columns().stream().map(Column::name).toList();
    }

    public static List<Column> columns() {
        return CODEC.columns();
    }

    public static StructType structure() {
        return CODEC.schema();
    }

    public static Row encode(Image image, String method, Subject subject, Measures measures, String runId) {
        return CODEC.encode(new Measured(image, method, subject, measures, runId));
    }
}
