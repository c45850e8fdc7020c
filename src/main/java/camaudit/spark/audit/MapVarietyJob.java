package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.audit.check.MapVariety;
import camaudit.audit.slice.HeatMap;
import camaudit.resample.FloatMap;
import camaudit.spark.table.MapColumns;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures how far maps of different images lie apart, of an even sample, paired by the hashes of their ids. */
final class MapVarietyJob {
    private static final int SAMPLE = 1_000;

    private final Dataset<Row> rows;
    private final Optional<Dataset<Row>> faithfulness;

    /**
     * A job.
     *
     * @param rows of the audited method
     * @param faithfulness rows of the audited method in the faithfulness table; empty where the run has none
     */
    MapVarietyJob(Dataset<Row> rows, Optional<Dataset<Row>> faithfulness) {
        this.rows = rows;
        this.faithfulness =
                faithfulness.filter(table -> Arrays.asList(table.columns()).contains(Columns.CAM.name()));
    }

    MapVariety run() {
        rows.sparkSession().sparkContext().setJobDescription("Compare maps of different images");
        return new MapVariety(distances(rows), of(Subject.MODEL), of(Subject.RANDOM_WEIGHTS));
    }

    private List<Double> of(Subject subject) {
        return faithfulness
                .map(table -> distances(table.where(col(Columns.SUBJECT).equalTo(subject.label()))))
                .orElse(List.of());
    }

    private static List<Double> distances(Dataset<Row> table) {
        Column[] columns = Stream.of(Columns.CAM, Columns.CAM_HEIGHT, Columns.CAM_WIDTH, Columns.IMAGE_ID)
                .map(column -> col(column))
                .toArray(Column[]::new);
        List<HeatMap> maps = table
                .select(columns)
                .orderBy(xxhash64(col(Columns.IMAGE_ID)), col(Columns.IMAGE_ID))
                .limit(SAMPLE)
                .collectAsList()
                .stream()
                .map(MapVarietyJob::heat)
                .flatMap(Optional::stream)
                .toList();
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < maps.size(); i += 2) {
            distances.add(distance(maps.get(i - 1), maps.get(i)));
        }
        return distances;
    }

    /** ReLU(raw); empty where it is blank or not finite. */
    private static Optional<HeatMap> heat(Row row) {
        FloatMap raw = MapColumns.map(row);
        float[] heat = raw.values().clone();
        float sum = 0;
        for (int i = 0; i < heat.length; i++) {
            heat[i] = Math.max(0, heat[i]);
            sum += heat[i];
        }
        return sum > 0 && Float.isFinite(sum) ? Optional.of(HeatMap.of(raw.with(heat))) : Optional.empty();
    }

    /** ½·Σ|p − q| of the shares of heat. */
    private static double distance(HeatMap one, HeatMap other) {
        double[] p = one.cells();
        double[] q = other.resampled(one.height(), one.width()).cells();
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] / one.total() - q[i] / other.total());
        }
        return sum / 2;
    }
}
