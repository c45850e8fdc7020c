package camaudit.spark.audit;

import camaudit.audit.slice.HeatMap;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceSelection;
import camaudit.audit.slice.SliceState;
import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Columns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Aggregates explanations by slices: one pass over narrow columns that counts, one for class-mean maps, one for all states. */
final class SliceJob {
    private final Dataset<Row> rows;
    private final Observations observations;
    private final int height;
    private final int width;

    /**
     * A job over rows of one method.
     *
     * @param height of the run's maps in cells, as {@code width}
     */
    SliceJob(Dataset<Row> rows, Observations observations, int height, int width) {
        this.rows = Objects.requireNonNull(rows);
        this.observations = Objects.requireNonNull(observations);
        this.height = height;
        this.width = width;
    }

    /**
     * The states of all rows, of the classes, and of the largest other slices.
     *
     * @param most how many other slices
     */
    SliceTable run(SliceKeys keys, int most) {
        SliceSelection selection = selection(keys, most);
        Map<String, double[]> means = classMeans();
        Observations measured = observations.withAnomaly(means, height, width);
        describe("Aggregate slices");
        SliceSchema schema = new SliceSchema(measured.statistics(), height, width, SliceSchema.USUAL_SAMPLE);
        return table(measured, schema, keys, selection);
    }

    private void describe(String what) {
        rows.sparkSession().sparkContext().setJobDescription(what);
    }

    private SliceTable table(Observations measured, SliceSchema schema, SliceKeys keys, SliceSelection selection) {
        SliceTable all = SliceTable.of(schema, keys, selection);
        states(rows, measured, () -> SliceTable.of(schema, keys, selection))
                .reduceByKey(SliceState::merge)
                .toLocalIterator()
                .forEachRemaining(pair -> all.merge(pair._1(), pair._2()));
        return all;
    }

    /** Makes an empty table in a task. */
    private interface Empty extends Serializable {
        SliceTable table();
    }

    /** The states of each partition. */
    private static JavaPairRDD<Slice, SliceState> states(Dataset<Row> of, Observations observed, Empty empty) {
        return of.javaRDD().mapPartitionsToPair(part -> {
            SliceTable local = empty.table();
            part.forEachRemaining(row -> local.add(observed.of(row)));
            return pairs(local);
        });
    }

    private static Iterator<Tuple2<Slice, SliceState>> pairs(SliceTable table) {
        List<Tuple2<Slice, SliceState>> pairs = new ArrayList<>();
        table.states().forEach((slice, state) -> pairs.add(new Tuple2<>(slice, state)));
        return pairs.iterator();
    }

    /** The mean shares of heat of each class. */
    private Map<String, double[]> classMeans() {
        describe("Mean maps of classes");
        SliceKeys classes = new SliceKeys(List.of(), 1);
        SliceSchema schema = new SliceSchema(List.of(), height, width, 2);
        Map<String, double[]> means = new HashMap<>();
        Dataset<Row> maps = rows.selectExpr(Observations.MAP_COLUMNS.toArray(String[]::new));
        states(maps, observations.mapsOnly(), () -> SliceTable.open(schema, classes))
                .filter(pair -> pair._1().conditions().size() == 1)
                .reduceByKey(SliceState::merge)
                .toLocalIterator()
                .forEachRemaining(pair -> {
                    Slice slice = pair._1();
                    String label = slice.value(Slice.LABEL).orElse(null);
                    String name = label == null ? slice.value(Slice.PREDICTED).orElseThrow() : label;
                    pair._2().meanMap().map(HeatMap::cells).ifPresent(cells -> {
                        if (label != null) {
                            means.put(name, cells);
                        } else {
                            means.putIfAbsent(name, cells);
                        }
                    });
                });
        return means;
    }

    private SliceSelection selection(SliceKeys keys, int most) {
        describe("Count the images of slices");
        List<String> narrow = new ArrayList<>(List.of(Columns.LABEL.name(), Columns.PREDICTED.name()));
        narrow.addAll(keys.dimensions());
        Observations names = observations;
        JavaPairRDD<Slice, Long> counts = rows.selectExpr(
                        narrow.stream().map(Metadata::quoted).toArray(String[]::new))
                .javaRDD()
                .mapPartitionsToPair(part -> {
                    Map<Slice, Long> local = new HashMap<>();
                    part.forEachRemaining(
                            row -> keys.of(names.values(row)).forEach(slice -> local.merge(slice, 1L, Long::sum)));
                    List<Tuple2<Slice, Long>> pairs = new ArrayList<>();
                    local.forEach((slice, count) -> pairs.add(new Tuple2<>(slice, count)));
                    return pairs.iterator();
                })
                .reduceByKey(Long::sum)
                .cache();
        Map<Slice, Long> known =
                new HashMap<>(counts.filter(pair -> pair._1().isOfClass()).collectAsMap());
        JavaPairRDD<Slice, Long> otherSlices = counts.filter(pair -> !pair._1().isOfClass());
        long otherCount = otherSlices.count();
        otherSlices
                .takeOrdered(Math.toIntExact(Math.min(otherCount, most + 1L)), new Largest())
                .forEach(pair -> known.put(pair._1(), pair._2()));
        counts.unpersist();
        return SliceSelection.of(known, otherCount, most);
    }

    /** Most rows first, then by the slice. */
    private static final class Largest implements Comparator<Tuple2<Slice, Long>>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(Tuple2<Slice, Long> a, Tuple2<Slice, Long> b) {
            int byRows = Long.compare(b._2(), a._2());
            return byRows != 0 ? byRows : a._1().compareTo(b._1());
        }
    }
}
