package camaudit.spark.audit;

import camaudit.audit.slice.HeatMap;
import camaudit.audit.strategy.MapPoint;
import camaudit.audit.strategy.Strategies;
import camaudit.audit.strategy.Strategy;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Clusters the maps of each class, a task a class: an even sample of its images, which the ids' hashes choose. */
final class StrategyJob {
    private static final int SAMPLE = 400;
    private static final long SEED = 42;

    private StrategyJob() {}

    /** The strategies of all classes, in the order of their names. */
    static List<Strategy> run(Dataset<Row> rows, Observations observations) {
        rows.sparkSession().sparkContext().setJobDescription("Cluster the maps of each class");
        return rows
                .javaRDD()
                .flatMapToPair(row -> point(row, observations).iterator())
                .aggregateByKey(new Even(), Even::add, Even::merge)
                .map(pair -> Strategies.of(pair._1(), pair._2().points(), SEED))
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
                                row.getAs("image_id"),
                                map.get(),
                                Observations.number(row, "foreground_mass"),
                                Observations.number(row, "foreground_lift"),
                                Observations.number(row, "border_lift"))));
    }

    /** The points whose ids have the smallest hashes, whatever their order. */
    private static final class Even implements Serializable {
        private static final long serialVersionUID = 1L;

        private final TreeMap<String, MapPoint> kept = new TreeMap<>();

        Even add(MapPoint point) {
            kept.put(key(point.image()), point);
            if (kept.size() > SAMPLE) {
                kept.pollLastEntry();
            }
            return this;
        }

        Even merge(Even other) {
            other.kept.values().forEach(this::add);
            return this;
        }

        List<MapPoint> points() {
            return List.copyOf(kept.values());
        }

        private static String key(String image) {
            CRC32 crc = new CRC32();
            crc.update(image.getBytes(StandardCharsets.UTF_8));
            return String.format("%08x%s", crc.getValue(), image);
        }
    }
}
