package camaudit.spark.audit;

import camaudit.audit.slice.BottomSample;
import camaudit.audit.slice.HeatMap;
import camaudit.audit.strategy.MapPoint;
import camaudit.audit.strategy.Strategies;
import camaudit.audit.strategy.Strategy;
import camaudit.spark.table.Cells;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Clusters the maps of each class, one task for each class: an even sample of its images, chosen by the hashes of their ids. */
final class StrategyJob {
    private static final int SAMPLE = 400;
    private static final long SEED = 42;

    private StrategyJob() {}

    /** The strategies of all classes, in the order of their names. */
    static List<Strategy> run(Dataset<Row> rows, Observations observations) {
        rows.sparkSession().sparkContext().setJobDescription("Cluster the maps of each class");
        List<String> columns = new ArrayList<>(Observations.MAP_COLUMNS);
        columns.addAll(List.of(
                Statistic.FOREGROUND_MASS.label(), Statistic.FOREGROUND_LIFT.label(), Statistic.BORDER_LIFT.label()));
        Observations classes = observations.mapsOnly();
        return rows
                .selectExpr(columns.toArray(String[]::new))
                .javaRDD()
                .flatMapToPair(row -> point(row, classes).iterator())
                .aggregateByKey(new BottomSample<MapPoint>(SAMPLE), StrategyJob::with, BottomSample::merge)
                .map(pair -> Strategies.of(pair._1(), pair._2().rows(), SEED))
                .collect()
                .stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Strategy::className).thenComparing(Strategy::number))
                .toList();
    }

    private static List<Tuple2<String, MapPoint>> point(Row row, Observations observations) {
        Optional<HeatMap> map = Observations.map(row);
        String className = Observations.classOf(observations.values(row));
        return map.isEmpty() || className == null
                ? List.of()
                : List.of(new Tuple2<>(
                        className,
                        MapPoint.of(
                                Cells.text(row, Columns.IMAGE_ID),
                                map.get(),
                                Cells.number(row, Statistic.FOREGROUND_MASS.label()),
                                Cells.number(row, Statistic.FOREGROUND_LIFT.label()),
                                Cells.number(row, Statistic.BORDER_LIFT.label()))));
    }

    private static BottomSample<MapPoint> with(BottomSample<MapPoint> sample, MapPoint point) {
        var unused = sample.add(point);
        return sample;
    }
}
