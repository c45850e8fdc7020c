package camaudit.spark.table;

import camaudit.image.Rejection;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.source.SourceImage;
import camaudit.text.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The {@code rejections} table: one row per input that could not be used. */
public final class RejectionTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.REJECTIONS;

    private static final StructType SCHEMA = new StructType()
            .add("image_id", DataTypes.StringType, false)
            .add("uri", DataTypes.StringType, false)
            .add("reason", DataTypes.StringType, false)
            .add("message", DataTypes.StringType, false)
            .add("run_id", DataTypes.StringType, false);

    private RejectionTable() {}

    public static StructType structure() {
        return SCHEMA;
    }

    static Map<String, String> encode(SourceImage image, Rejection rejection, String runId) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("image_id", image.id());
        row.put("uri", image.uri());
        row.put("reason", rejection.reason().name());
        row.put("message", Redaction.of(rejection.message()));
        row.put("run_id", runId);
        return row;
    }
}
