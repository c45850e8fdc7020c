package camaudit.spark.table;

import camaudit.explain.Explanation;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that are put behind those of a user's own dataset; either the explanation's or the two of the rejection are null. */
public final class ExplainedColumns {
    private static final StructType ADDED = added();

    private ExplainedColumns() {}

    private static StructType added() {
        return MapColumns.measures(MapColumns.explanation(new StructType(), true), true)
                .add("rejection_reason", DataTypes.StringType, true)
                .add("rejection_message", DataTypes.StringType, true);
    }

    /** The names of the columns. */
    public static List<String> names() {
        return Arrays.asList(ADDED.fieldNames());
    }

    /** A dataset's columns and these. */
    public static StructType behind(StructType own) {
        StructType all = own;
        for (StructField field : ADDED.fields()) {
            all = all.add(field);
        }
        return all;
    }

    public static Row explained(Row own, Pixels original, Explanation explanation, Explanation.MethodMap map) {
        List<@Nullable Object> row = values(own);
        row.addAll(MapColumns.values(explanation, map));
        row.addAll(MapColumns.measures(
                original.width(), original.height(), map.raw().map()));
        row.add(null);
        row.add(null);
        return RowFactory.create(row.toArray());
    }

    public static Row rejected(Row own, Rejection rejection) {
        List<@Nullable Object> row = values(own);
        for (int i = 0; i < ADDED.size() - 2; i++) {
            row.add(null);
        }
        row.add(rejection.reason().name());
        row.add(rejection.message());
        return RowFactory.create(row.toArray());
    }

    private static List<@Nullable Object> values(Row own) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            values.add(own.get(i));
        }
        return values;
    }
}
