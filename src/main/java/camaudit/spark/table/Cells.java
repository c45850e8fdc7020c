package camaudit.spark.table;

import camaudit.vocabulary.Column;
import camaudit.vocabulary.ColumnType;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The vocabulary's columns in Spark: their types, expressions, and values in rows. */
public final class Cells {
    private Cells() {}

    /** A schema of these columns. */
    public static StructType schema(List<Column> columns) {
        StructType schema = new StructType();
        for (Column column : columns) {
            schema = schema.add(column.name(), type(column.type()), column.nullable());
        }
        return schema;
    }

    private static DataType type(ColumnType type) {
        return switch (type) {
            case TEXT -> DataTypes.StringType;
            case FLAG -> DataTypes.BooleanType;
            case WHOLE -> DataTypes.IntegerType;
            case COUNT -> DataTypes.LongType;
            case REAL -> DataTypes.FloatType;
            case NUMBER -> DataTypes.DoubleType;
            case BYTES -> DataTypes.BinaryType;
            case REALS -> DataTypes.createArrayType(DataTypes.FloatType, false);
        };
    }

    /** The column in an expression. */
    public static org.apache.spark.sql.Column col(Column column) {
        return functions.col(column.name());
    }

    /** The value of a column of text that every row has. */
    public static String text(Row row, Column column) {
        return row.getAs(column.name());
    }

    /** The value of a column of whole numbers that every row has. */
    public static int whole(Row row, Column column) {
        return row.<Integer>getAs(column.name());
    }

    /** The value of a column of whole numbers; empty where the row has none. */
    public static OptionalInt wholeIfAny(Row row, Column column) {
        int at = row.fieldIndex(column.name());
        return row.isNullAt(at) ? OptionalInt.empty() : OptionalInt.of(row.getInt(at));
    }

    /** The values of a column of real numbers that every row has. */
    public static float[] reals(Row row, Column column) {
        List<Float> values = row.getList(row.fieldIndex(column.name()));
        float[] reals = new float[values.size()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = values.get(i);
        }
        return reals;
    }

    /** A number; empty where it is null. */
    public static OptionalDouble numberIfAny(Row row, String column) {
        int at = row.fieldIndex(column);
        return row.isNullAt(at) ? OptionalDouble.empty() : OptionalDouble.of(((Number) row.get(at)).doubleValue());
    }

    /** The value of a column of any numbers; NaN where the row has none. */
    public static double number(Row row, String column) {
        return numberIfAny(row, column).orElse(Double.NaN);
    }
}
