package camaudit.spark.render;

import static camaudit.spark.render.PageColumns.CHOSEN;
import static camaudit.spark.render.PageColumns.CLASS;
import static camaudit.spark.render.PageColumns.COUNT;
import static camaudit.spark.render.PageColumns.LABELLED;
import static camaudit.spark.render.PageColumns.NUMBER;
import static camaudit.spark.render.PageColumns.PAGES;
import static camaudit.spark.render.PageColumns.RANK;
import static camaudit.spark.render.PageColumns.RIGHT;
import static camaudit.spark.render.PageColumns.VALUE;
import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.spec.RenderChoice;
import camaudit.vocabulary.Columns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Chooses rows of an explanations table and brings those of a page together. What is chosen is decided on narrow columns; maps are
 * only read for rows that are drawn.
 */
final class RenderSelection {
    private static final String[] IMAGE = {Columns.IMAGE_ID.name()};
    private static final String[] KEY = {Columns.IMAGE_ID.name(), Columns.METHOD.name(), Columns.LAYER.name()};

    private final Dataset<Row> table;
    private final RenderChoice choice;
    private final Column value;
    private final Dataset<Row> matching;

    RenderSelection(Dataset<Row> table, RenderChoice choice) {
        this.table = table;
        this.choice = choice;
        this.value = choice.order()
                .map(name -> RenderRows.value(table, name))
                .orElse(lit(null).cast("double"));
        this.matching = RenderRows.matching(table, choice);
    }

    /** The rows that fulfil the predicate. */
    Dataset<Row> matching() {
        return matching;
    }

    /** The chosen rows, one for each page. */
    Dataset<Row> figures() {
        if (choice.top().isPresent()) {
            Dataset<Row> keys = valued().orderBy(ordered(col(VALUE)), col(Columns.IMAGE_ID), col(Columns.METHOD));
            return spread(table.join(broadcast(ranked(keys, List.of(KEY))), KEY, "inner"));
        }
        Dataset<Row> rows = unranked(matching);
        return choice.limit() == 0
                ? rows
                : spread(rows.orderBy(hash(), col(Columns.IMAGE_ID), col(Columns.METHOD))
                        .limit(most()));
    }

    /** The rows of an image together, those of other methods too where one fulfils the predicate. */
    Dataset<Row> images() {
        Dataset<Row> rows = RenderRows.ofMethods(table, choice);
        if (choice.top().isPresent()) {
            Column best = choice.ascending() ? min(VALUE) : max(VALUE);
            Dataset<Row> images = valued().groupBy(Columns.IMAGE_ID.name()).agg(best.as(VALUE));
            Dataset<Row> keys = ranked(
                    images.orderBy(ordered(col(VALUE)), col(Columns.IMAGE_ID)), List.of(Columns.IMAGE_ID.name()));
            return together(rows.join(broadcast(keys), IMAGE, "inner"));
        }
        Dataset<Row> images = matching.select(Columns.IMAGE_ID.name()).distinct();
        if (choice.limit() > 0) {
            images = images.orderBy(hash(), col(Columns.IMAGE_ID)).limit(most());
        }
        boolean all = choice.limit() == 0 && choice.where().isEmpty();
        return together(unranked(all ? rows : rows.join(images, IMAGE, "leftsemi")));
    }

    /**
     * The rows of a class and a method together, on pages.
     *
     * @param by the column that makes the class
     * @param capacity images on a page
     */
    Dataset<Row> classes(String by, int capacity) {
        Dataset<Row> narrow = matching.withColumn(CLASS, coalesce(col(by), lit(-1)))
                .withColumn(VALUE, value)
                .select(col(Columns.IMAGE_ID), col(Columns.METHOD), col(Columns.LAYER), col(CLASS), col(VALUE));
        Dataset<Row> sizes = RenderRows.ofMethods(table, choice)
                .groupBy(coalesce(col(by), lit(-1)).as(CLASS), col(Columns.METHOD))
                .agg(
                        count(lit(1)).as(COUNT),
                        count(Columns.LABEL.name()).as(LABELLED),
                        sum(when(col(Columns.LABEL).equalTo(col(Columns.PREDICTED)), 1L)
                                        .otherwise(0L))
                                .as(RIGHT));
        WindowSpec group = Window.partitionBy(CLASS, Columns.METHOD.name());
        narrow = narrow.withColumn(CHOSEN, count(lit(1)).over(group));
        boolean ordered = choice.top().isPresent();
        Dataset<Row> chosen = ordered
                ? rank(hasValue(narrow), group.orderBy(ordered(col(VALUE)), col(Columns.IMAGE_ID)))
                : rank(narrow, group.orderBy(hash(), col(Columns.IMAGE_ID)));
        if (choice.most().isPresent()) {
            chosen = chosen.where(col(RANK).leq(most()));
        }
        if (!ordered) {
            chosen = rank(chosen, group.orderBy(col(Columns.IMAGE_ID)));
        }
        Column page = col(RANK).minus(1).divide(capacity).cast("int").plus(1);
        Dataset<Row> keys = chosen.withColumn(NUMBER, page)
                .withColumn(
                        PAGES, ceil(count(lit(1)).over(group).divide(capacity)).cast("int"));
        return table.join(keys, KEY, "inner")
                .join(broadcast(sizes), new String[] {CLASS, Columns.METHOD.name()}, "inner")
                .repartition(col(CLASS), col(Columns.METHOD), col(NUMBER))
                .sortWithinPartitions(CLASS, Columns.METHOD.name(), NUMBER, RANK);
    }

    private static Dataset<Row> rank(Dataset<Row> rows, WindowSpec window) {
        return rows.withColumn(RANK, row_number().over(window).cast("long"));
    }

    private Dataset<Row> valued() {
        return hasValue(matching.withColumn(VALUE, value)
                .select(col(Columns.IMAGE_ID), col(Columns.METHOD), col(Columns.LAYER), col(VALUE)));
    }

    private static Dataset<Row> hasValue(Dataset<Row> rows) {
        return rows.where(col(VALUE).isNotNull().and(isnan(col(VALUE)).unary_$bang()));
    }

    private Column ordered(Column column) {
        return choice.ascending() ? column.asc() : column.desc();
    }

    private static Column hash() {
        return xxhash64(col(Columns.IMAGE_ID));
    }

    private int most() {
        return Math.toIntExact(Math.min(choice.most().orElse(Integer.MAX_VALUE), Integer.MAX_VALUE));
    }

    private static Dataset<Row> unranked(Dataset<Row> rows) {
        return rows.withColumn(RANK, lit(0L)).withColumn(VALUE, lit(null).cast("double"));
    }

    /** The first of ordered keys with their places; only keys come to the driver. */
    private Dataset<Row> ranked(Dataset<Row> keys, List<String> names) {
        List<Row> rows = new ArrayList<>();
        for (Row key : keys.limit(most()).collectAsList()) {
            List<Object> values = new ArrayList<>();
            names.forEach(name -> values.add(key.getAs(name)));
            values.add(key.getAs(VALUE));
            values.add((long) rows.size() + 1);
            rows.add(RowFactory.create(values.toArray()));
        }
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.StringType, false);
        }
        return table.sparkSession()
                .createDataFrame(rows, schema.add(VALUE, DataTypes.DoubleType).add(RANK, DataTypes.LongType, false));
    }

    private Dataset<Row> spread(Dataset<Row> rows) {
        return rows.repartitionByRange(table.sparkSession().sparkContext().defaultParallelism(), col(Columns.IMAGE_ID))
                .sortWithinPartitions(Columns.IMAGE_ID.name());
    }

    private static Dataset<Row> together(Dataset<Row> rows) {
        return rows.repartition(col(Columns.IMAGE_ID))
                .sortWithinPartitions(Columns.IMAGE_ID.name(), Columns.METHOD.name());
    }
}
