package camaudit.spark.source.parquet;

import camaudit.image.region.Located;
import camaudit.spec.BoxForm;
import camaudit.text.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The column of boxes: lists of four numbers, such as {@code bbox}, {@code objects.bbox} of a struct of lists, or {@code bbox} in a list
 * of structs.
 *
 * @param column the top-level column, with the fields that hold the boxes only
 */
record BoxColumn(Type column, BoxForm form) {
    private static final Set<String> NAMES = Set.of("bbox", "bboxes", "boxes");
    private static final Set<PrimitiveTypeName> NUMBERS =
            Set.of(PrimitiveTypeName.INT32, PrimitiveTypeName.INT64, PrimitiveTypeName.FLOAT, PrimitiveTypeName.DOUBLE);

    BoxColumn {
        Objects.requireNonNull(column);
        Objects.requireNonNull(form);
    }

    /** The columns that hold boxes, with these fields only. */
    static List<Type> all(MessageType schema) {
        return schema.getFields().stream()
                .flatMap(field -> boxes(field).stream())
                .toList();
    }

    /**
     * The only column of boxes.
     *
     * @throws InputException if there is none or another one
     */
    static BoxColumn of(MessageType schema, BoxForm form, String file) {
        List<Type> found = all(schema);
        if (found.size() != 1) {
            throw new InputException("--box-columns: " + file + " has "
                    + (found.isEmpty() ? "no column" : "several columns") + " of boxes ("
                    + (found.isEmpty()
                            ? "lists of numbers named bbox, bboxes or boxes, by themselves or in a struct"
                            : String.join(
                                    ", ", found.stream().map(Type::getName).toList()))
                    + "): rename or drop columns, or leave out --box-columns");
        }
        return new BoxColumn(found.get(0), form);
    }

    private static Optional<Type> boxes(Type type) {
        if (type.isPrimitive()) {
            return Optional.empty();
        }
        GroupType group = type.asGroupType();
        if (NAMES.contains(type.getName()) && holdsNumbers(group)) {
            return Optional.of(type);
        }
        List<Type> fields = group.getFields().stream()
                .flatMap(field -> boxes(field).stream())
                .toList();
        return fields.isEmpty() ? Optional.empty() : Optional.of(group.withNewFields(fields));
    }

    private static boolean holdsNumbers(GroupType group) {
        return group.getFields().stream()
                .allMatch(field -> field.isPrimitive()
                        ? NUMBERS.contains(field.asPrimitiveType().getPrimitiveTypeName())
                        : holdsNumbers(field.asGroupType()));
    }

    /** The boxes of a row; empty where the column is null. */
    Optional<Located> of(Group row) {
        if (row.getFieldRepetitionCount(column.getName()) == 0) {
            return Optional.empty();
        }
        List<Float> numbers = new ArrayList<>();
        collect(row, row.getType().getFieldIndex(column.getName()), numbers);
        return Optional.of(form.region(numbers));
    }

    private static void collect(Group group, int field, List<Float> numbers) {
        Type type = group.getType().getType(field);
        for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
            if (type.isPrimitive()) {
                numbers.add(number(group, field, i, type.asPrimitiveType().getPrimitiveTypeName()));
            } else {
                Group inner = group.getGroup(field, i);
                for (int k = 0; k < inner.getType().getFieldCount(); k++) {
                    collect(inner, k, numbers);
                }
            }
        }
    }

    private static float number(Group group, int field, int index, PrimitiveTypeName type) {
        return switch (type) {
            case INT32 -> group.getInteger(field, index);
            case INT64 -> group.getLong(field, index);
            case FLOAT -> group.getFloat(field, index);
            default -> (float) group.getDouble(field, index);
        };
    }
}
