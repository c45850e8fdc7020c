package camaudit.spark.table;

import camaudit.image.Rejection;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.source.SourceImage;
import camaudit.text.Redaction;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The {@code rejections} table: one row per input that could not be used. */
public final class RejectionTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.REJECTIONS;

    private static final RowCodec<Rejected> CODEC = RowCodec.<Rejected>empty()
            .with(Columns.IMAGE_ID, row -> row.image().id())
            .with(Columns.URI, row -> row.image().uri())
            .with(Columns.REASON, row -> row.rejection().reason())
            .with(Columns.MESSAGE, row -> Redaction.of(row.rejection().message()))
            .with(Columns.RUN_ID, Rejected::runId);

    private RejectionTable() {}

    private record Rejected(SourceImage image, Rejection rejection, String runId) {}

    public static List<Column> columns() {
        return CODEC.columns();
    }

    public static StructType structure() {
        return CODEC.schema();
    }

    static Map<String, @Nullable Object> encode(SourceImage image, Rejection rejection, String runId) {
        return CODEC.named(new Rejected(image, rejection, runId));
    }
}
