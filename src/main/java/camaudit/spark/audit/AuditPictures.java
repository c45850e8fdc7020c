package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.image.Pixels;
import camaudit.report.Heat;
import camaudit.report.audit.ExplainedImage;
import camaudit.report.audit.OutlinedImage;
import camaudit.report.audit.PictureSource;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.table.Cells;
import camaudit.spark.table.MapColumns;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.MapKind;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.MaskColumns;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.SerializableConfiguration;

/** Pictures for the report: images as the network saw them, with their maps, and mean pictures of classes. */
final class AuditPictures implements PictureSource {
    private final SparkSession spark;
    private final FinishedRun run;
    private final Dataset<Row> rows;
    private final Observations observations;
    private final Optional<Dataset<Row>> masks;

    /** @param masks the run's table of masks; empty where it has none */
    AuditPictures(
            SparkSession spark,
            FinishedRun run,
            Dataset<Row> rows,
            Observations observations,
            Optional<Dataset<Row>> masks) {
        this.spark = spark;
        this.run = run;
        this.rows = rows;
        this.observations = observations;
        this.masks = masks;
    }

    @Override
    public List<ExplainedImage> extreme(String statistic, boolean largest, int most) {
        Column value = col(statistic);
        List<Row> chosen = rows.where(value.isNotNull().and(col(Columns.STATUS).equalTo(MapStatus.OK.name())))
                .orderBy(largest ? value.desc() : value.asc(), col(Columns.IMAGE_ID))
                .limit(most)
                .collectAsList();
        return shown(chosen, Optional.of(statistic));
    }

    @Override
    public List<ExplainedImage> of(List<String> images) {
        if (images.isEmpty()) {
            return List.of();
        }
        Map<String, Row> found = new HashMap<>();
        rows.where(col(Columns.IMAGE_ID).isInCollection(images))
                .collectAsList()
                .forEach(row -> found.put(Cells.text(row, Columns.IMAGE_ID), row));
        return shown(images.stream().filter(found::containsKey).map(found::get).toList(), Optional.empty());
    }

    private List<ExplainedImage> shown(List<Row> chosen, Optional<String> statistic) {
        Map<String, Pixels> pictures = pictures(
                chosen.stream().map(row -> Cells.text(row, Columns.IMAGE_ID)).toList());
        List<ExplainedImage> shown = new ArrayList<>();
        for (Row row : chosen) {
            Pixels picture = pictures.get(Cells.text(row, Columns.IMAGE_ID));
            if (picture != null) {
                shown.add(shown(row, picture, statistic));
            }
        }
        return shown;
    }

    private ExplainedImage shown(Row row, Pixels picture, Optional<String> statistic) {
        FloatMap map = MapColumns.map(row);
        OptionalInt label = Cells.wholeIfAny(row, Columns.LABEL);
        return new ExplainedImage(
                Cells.text(row, Columns.IMAGE_ID),
                picture,
                new Heat(
                        MapKind.of(Cells.text(row, Columns.METHOD)),
                        map,
                        placement(map.height(), map.width(), Cells.text(row, Columns.LAYER))),
                label.isPresent() ? Optional.of(observations.className(label.getAsInt())) : Optional.empty(),
                observations.className(Cells.whole(row, Columns.PREDICTED)),
                statistic.stream().mapToDouble(name -> Cells.number(row, name)).findFirst());
    }

    @Override
    public List<OutlinedImage> outlined(int most) {
        if (masks.isEmpty()) {
            return List.of();
        }
        Map<String, BitSet> outlines = new HashMap<>();
        List<String> images = new ArrayList<>();
        for (Row row : masks.get()
                .select(col(Columns.IMAGE_ID), col(MaskColumns.MASK))
                .orderBy(xxhash64(col(Columns.IMAGE_ID)), col(Columns.IMAGE_ID))
                .limit(most)
                .collectAsList()) {
            images.add(row.getString(0));
            outlines.put(row.getString(0), BitSet.valueOf(row.<byte[]>getAs(1)));
        }
        Map<String, Pixels> pictures = pictures(images);
        return images.stream()
                .sorted()
                .filter(pictures::containsKey)
                .map(image -> new OutlinedImage(
                        image,
                        Objects.requireNonNull(pictures.get(image)),
                        Objects.requireNonNull(outlines.get(image))))
                .toList();
    }

    private Map<String, Pixels> pictures(List<String> images) {
        List<Row> wanted =
                images.stream().map(image -> RowFactory.create("", image, true)).toList();
        Map<String, Pixels> pictures = new HashMap<>();
        for (Row row : read(spark.createDataFrame(wanted, PictureTask.WANTED)
                .repartition(tasks(wanted.size()), col(Columns.IMAGE_ID))
                .sortWithinPartitions(Columns.IMAGE_ID.name()))) {
            if (!row.isNullAt(1)) {
                pictures.put(row.getString(1), picture(row));
            }
        }
        return pictures;
    }

    @Override
    public Map<String, Pixels> means(boolean labelled, int most) {
        String by = labelled ? Columns.LABEL.name() : Columns.PREDICTED.name();
        Dataset<Row> wanted = rows.where(col(by).isNotNull())
                .select(col(by), col(Columns.IMAGE_ID))
                .withColumn(
                        "rank",
                        row_number()
                                .over(Window.partitionBy(by)
                                        .orderBy(xxhash64(col(Columns.IMAGE_ID)), col(Columns.IMAGE_ID))))
                .where(col("rank").leq(most))
                .selectExpr("cast(" + by + " as string) as `group`", Columns.IMAGE_ID.name(), "false as keep")
                .repartition(col("group"))
                .sortWithinPartitions("group", Columns.IMAGE_ID.name());
        Map<String, Pixels> means = new LinkedHashMap<>();
        for (Row row : read(wanted)) {
            means.put(observations.className(Integer.parseInt(row.getString(0))), picture(row));
        }
        return means;
    }

    @Override
    public Placement placement(int height, int width, String layer) {
        return run.placementOf(height, width, layer);
    }

    private List<Row> read(Dataset<Row> wanted) {
        spark.sparkContext().setJobDescription("Read pictures for the report");
        Broadcast<SerializableConfiguration> hadoop = Broadcasts.hadoop(spark);
        PictureTask.Where where = new PictureTask.Where(run.layout(), run.images(), run.decode(), run.pixels());
        try {
            return wanted.mapPartitions(new PictureTask(where, hadoop), Encoders.row(PictureTask.FOUND))
                    .collectAsList();
        } finally {
            hadoop.destroy();
        }
    }

    private int tasks(int pictures) {
        return Math.max(1, Math.min(spark.sparkContext().defaultParallelism(), pictures / 8));
    }

    private static Pixels picture(Row row) {
        return new Pixels(row.getInt(3), row.getInt(4), row.getInt(5), row.getAs("samples"));
    }
}
