package camaudit.spark;

import camaudit.explain.Explanation;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.statistic.Statistic;
import camaudit.statistic.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that are put behind those of a user's own dataset; either the explanation's or the two of the rejection are null. */
final class ExplainedColumns {
    private static final StructType ADDED = added();

    private ExplainedColumns() {}

    private static StructType added() {
        StructType columns = new StructType()
                .add("predicted", DataTypes.IntegerType, true)
                .add("target", DataTypes.IntegerType, true)
                .add("logit", DataTypes.FloatType, true)
                .add("probability", DataTypes.FloatType, true)
                .add("method", DataTypes.StringType, true)
                .add("layer", DataTypes.StringType, true)
                .add("status", DataTypes.StringType, true)
                .add("cam", DataTypes.createArrayType(DataTypes.FloatType, false), true)
                .add("cam_height", DataTypes.IntegerType, true)
                .add("cam_width", DataTypes.IntegerType, true)
                .add("image_width", DataTypes.IntegerType, true)
                .add("image_height", DataTypes.IntegerType, true);
        for (Statistic statistic : Statistics.all()) {
            columns = columns.add(statistic.name(), DataTypes.DoubleType, true);
        }
        return columns.add("rejection_reason", DataTypes.StringType, true)
                .add("rejection_message", DataTypes.StringType, true);
    }

    /** The names of the columns. */
    static List<String> names() {
        return Arrays.asList(ADDED.fieldNames());
    }

    /** A dataset's columns and these. */
    static StructType behind(StructType own) {
        StructType all = own;
        for (StructField field : ADDED.fields()) {
            all = all.add(field);
        }
        return all;
    }

    static Row explained(Row own, Pixels original, Explanation explanation, Explanation.MethodMap map) {
        List<Object> row = values(own);
        row.addAll(Arrays.asList(
                explanation.predicted(),
                explanation.target(),
                explanation.logit(),
                explanation.probability(),
                map.method(),
                map.layer(),
                map.status().name(),
                map.raw().values(),
                map.raw().height(),
                map.raw().width(),
                original.width(),
                original.height()));
        for (OptionalDouble statistic :
                Statistics.of(map.raw().values(), map.raw().height(), map.raw().width())) {
            row.add(statistic.isPresent() ? statistic.getAsDouble() : null);
        }
        row.add(null);
        row.add(null);
        return RowFactory.create(row.toArray());
    }

    static Row rejected(Row own, Rejection rejection) {
        List<Object> row = values(own);
        for (int i = 0; i < ADDED.size() - 2; i++) {
            row.add(null);
        }
        row.add(rejection.reason().name());
        row.add(rejection.message());
        return RowFactory.create(row.toArray());
    }

    private static List<Object> values(Row own) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            values.add(own.get(i));
        }
        return values;
    }
}
