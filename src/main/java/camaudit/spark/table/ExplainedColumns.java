package camaudit.spark.table;

import camaudit.explain.Explanation;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.spark.table.MapColumns.MapRow;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that are put after those of a user's own dataset; either the explanation's or the two of the rejection are null. */
public final class ExplainedColumns {
    private static final RowCodec<Outcome> ADDED = RowCodec.<Outcome>empty()
            .withOptional(MapColumns.EXPLAINED, Outcome::map)
            .withOptional(MapColumns.MEASURED, Outcome::map)
            .with(Columns.REJECTION_REASON, outcome -> outcome.rejection().map(Rejection::reason))
            .with(Columns.REJECTION_MESSAGE, outcome -> outcome.rejection().map(Rejection::message));

    private ExplainedColumns() {}

    /** Either a map or a rejection. */
    private record Outcome(Optional<MapRow> map, Optional<Rejection> rejection) {}

    public static List<Column> columns() {
        return ADDED.columns();
    }

    /** The names of the columns. */
    public static List<String> names() {
        return columns().stream().map(Column::name).toList();
    }

    /** A dataset's columns and these. */
    public static StructType after(StructType userSchema) {
        StructType all = userSchema;
        for (StructField field : ADDED.schema().fields()) {
            all = all.add(field);
        }
        return all;
    }

    public static Row explained(Row userRow, Pixels original, Explanation explanation, Explanation.MethodMap map) {
        return row(userRow, Optional.of(MapRow.of(explanation, map, original, Optional.empty())), Optional.empty());
    }

    public static Row rejected(Row userRow, Rejection rejection) {
        return row(userRow, Optional.empty(), Optional.of(rejection));
    }

    private static Row row(Row userRow, Optional<MapRow> map, Optional<Rejection> rejection) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < userRow.size(); i++) {
            values.add(userRow.get(i));
        }
        values.addAll(ADDED.values(new Outcome(map, rejection)));
        return RowFactory.create(values.toArray());
    }
}
