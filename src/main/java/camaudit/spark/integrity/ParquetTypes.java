package camaudit.spark.integrity;

import camaudit.vocabulary.ColumnType;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The types of Parquet's columns by their names in SQL. */
final class ParquetTypes {
    private ParquetTypes() {}

    /** The name as {@link ColumnType#sql} has it; of a type that none of our columns has, what Parquet calls it. */
    static String sql(Type type) {
        if (type.isPrimitive()) {
            return primitive(type.asPrimitiveType());
        }
        if (type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
            Type element = type.asGroupType().getType(0);
            return "array<"
                    + sql(
                            element.isPrimitive()
                                    ? element
                                    : element.asGroupType().getType(0)) + ">";
        }
        return "struct";
    }

    private static String primitive(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> ColumnType.FLAG.sql();
            case FLOAT -> ColumnType.REAL.sql();
            case DOUBLE -> ColumnType.NUMBER.sql();
            case INT32 -> isPlain(logical, 32) ? ColumnType.WHOLE.sql() : named(type);
            case INT64 -> isPlain(logical, 64) ? ColumnType.COUNT.sql() : named(type);
            case BINARY -> {
                if (logical instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation) {
                    yield ColumnType.TEXT.sql();
                }
                yield logical == null ? ColumnType.BYTES.sql() : named(type);
            }
            default -> named(type);
        };
    }

    private static boolean isPlain(LogicalTypeAnnotation logical, int bits) {
        return logical == null
                || (logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation whole
                        && whole.isSigned()
                        && whole.getBitWidth() == bits);
    }

    private static String named(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        String words = logical == null ? type.getPrimitiveTypeName().name() : logical.toString();
        return words.toLowerCase(Locale.ROOT);
    }
}
