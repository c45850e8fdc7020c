package camaudit.spark.table;

import camaudit.explain.Explanation;
import camaudit.image.Pixels;
import camaudit.image.region.Coverage;
import camaudit.resample.FloatMap;
import camaudit.statistic.RegionStatistics;
import camaudit.statistic.Statistics;
import camaudit.text.InputException;
import camaudit.text.Problems;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** The columns that say what a network makes of a picture, by one method. */
public final class MapColumns {
    /** From {@code predicted} to {@code cam_width}. */
    static final RowCodec<MapRow> EXPLAINED = RowCodec.<MapRow>empty()
            .with(Columns.PREDICTED, row -> row.explanation().predicted())
            .with(Columns.TARGET, row -> row.explanation().target())
            .with(Columns.LOGIT, row -> row.explanation().logit())
            .with(Columns.PROBABILITY, row -> row.explanation().probability())
            .with(Columns.METHOD, row -> row.map().method())
            .with(Columns.LAYER, row -> row.map().layer())
            .with(Columns.STATUS, row -> row.map().status())
            .with(Columns.CAM, row -> row.map().raw().values())
            .with(Columns.CAM_HEIGHT, row -> row.map().raw().map().height())
            .with(Columns.CAM_WIDTH, row -> row.map().raw().map().width());

    /** The picture's size as stored, and one column for each statistic. */
    static final RowCodec<MapRow> MEASURED = measured();

    private MapColumns() {}

    private static RowCodec<MapRow> measured() {
        RowCodec<MapRow> codec = RowCodec.<MapRow>empty()
                .with(Columns.IMAGE_WIDTH, row -> row.original().width())
                .with(Columns.IMAGE_HEIGHT, row -> row.original().height());
        for (Statistic statistic : Statistics.all()) {
            codec = codec.with(Column.of(statistic), row -> row.statistics().get(statistic));
        }
        for (Statistic statistic : RegionStatistics.all()) {
            codec = codec.with(Column.of(statistic), row -> row.statistics().get(statistic));
        }
        return codec;
    }

    /**
     * All statistics of a map.
     *
     * @param foreground its coverage of the map's cells; empty where it is not known
     */
    static Map<Statistic, OptionalDouble> statistics(FloatMap raw, Optional<Coverage> foreground) {
        Map<Statistic, OptionalDouble> all = Statistics.of(raw);
        all.putAll(foreground
                .map(coverage -> RegionStatistics.of(raw, coverage.shares()))
                .orElseGet(RegionStatistics::none));
        return all;
    }

    /**
     * A method's map as a row of the explanations table has it: raw, signed.
     *
     * @throws InputException if the row has no map, or one of another size than it says
     */
    public static FloatMap map(Row row) {
        int at = row.fieldIndex(Columns.CAM.name());
        int height = Cells.wholeIfAny(row, Columns.CAM_HEIGHT).orElse(0);
        int width = Cells.wholeIfAny(row, Columns.CAM_WIDTH).orElse(0);
        int size = row.isNullAt(at) ? 0 : row.getList(at).size();
        if (size == 0 || size != (long) height * width) {
            throw new InputException("column " + Columns.CAM.name() + " of image "
                    + Problems.shown(String.valueOf(row.<Object>getAs(Columns.IMAGE_ID.name()))) + " has " + size
                    + " values, not " + height + " × " + width + ": explain the images again");
        }
        List<Float> cam = row.getList(at);
        float[] values = new float[size];
        for (int i = 0; i < values.length; i++) {
            values[i] = cam.get(i);
        }
        return new FloatMap(values, height, width);
    }

    /** What the columns are taken from. */
    record MapRow(
            Explanation explanation,
            Explanation.MethodMap map,
            Pixels original,
            Map<Statistic, OptionalDouble> statistics) {

        static MapRow of(
                Explanation explanation, Explanation.MethodMap map, Pixels original, Optional<Coverage> foreground) {
            return new MapRow(
                    explanation, map, original, MapColumns.statistics(map.raw().map(), foreground));
        }
    }
}
