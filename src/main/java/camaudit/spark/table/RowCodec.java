package camaudit.spark.table;

import camaudit.vocabulary.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table in their order, each with how its value is taken from what a row is made of. A getter may give an {@code
 * Optional}, which is null in the row where it is empty, or an enum, whose name stands in the row.
 */
public final class RowCodec<T> {
    private final List<Cell<T>> cells;

    private record Cell<T>(Column column, Function<? super T, ?> getter) {
        Cell {
            Objects.requireNonNull(column);
            Objects.requireNonNull(getter);
        }
    }

    private RowCodec(List<Cell<T>> cells) {
        this.cells = List.copyOf(cells);
    }

    /** A codec without columns. */
    public static <T> RowCodec<T> empty() {
        return new RowCodec<>(List.of());
    }

    /** These columns and one more. */
    public RowCodec<T> with(Column column, Function<? super T, ?> getter) {
        return followed(List.of(new Cell<>(column, getter)));
    }

    /** These columns and those of a part of what the row is made of. */
    public <P> RowCodec<T> with(RowCodec<P> codec, Function<? super T, ? extends P> part) {
        return followed(codec.cells.stream()
                .map(cell -> new Cell<T>(cell.column(), part.andThen(cell.getter())))
                .toList());
    }

    /** These columns and nullable ones of a part that rows may be without. */
    public <P> RowCodec<T> withOptional(RowCodec<P> codec, Function<? super T, Optional<P>> part) {
        return followed(codec.cells.stream()
                .map(cell -> new Cell<T>(
                        cell.column().orNull(),
                        whole -> part.apply(whole)
                                .map(found -> value(cell.getter().apply(found)))))
                .toList());
    }

    private RowCodec<T> followed(List<Cell<T>> more) {
        List<Cell<T>> all = new ArrayList<>(cells);
        all.addAll(more);
        return new RowCodec<>(all);
    }

    public List<Column> columns() {
        return cells.stream().map(Cell::column).toList();
    }

    public StructType schema() {
        return Cells.schema(columns());
    }

    /** The row. */
    public Row encode(T whole) {
        return RowFactory.create(values(whole).toArray());
    }

    /** The row's values in the order of the columns. */
    List<@Nullable Object> values(T whole) {
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        cells.forEach(cell -> values.add(value(cell.getter().apply(whole))));
        return values;
    }

    /** The row's values by column. */
    Map<String, @Nullable Object> named(T whole) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        cells.forEach(
                cell -> values.put(cell.column().name(), value(cell.getter().apply(whole))));
        return values;
    }

    private static @Nullable Object value(Object got) {
        if (got instanceof Optional<?> optional) {
            return optional.map(RowCodec::value).orElse(null);
        }
        if (got instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        if (got instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        return got instanceof Enum<?> name ? name.name() : got;
    }
}
