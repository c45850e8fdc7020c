package camaudit.spark.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.image.Pixels;
import camaudit.image.Placement;
import camaudit.report.Heat;
import camaudit.report.audit.ExplainedImage;
import camaudit.report.audit.PictureSource;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.table.RawMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
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

    AuditPictures(SparkSession spark, FinishedRun run, Dataset<Row> rows, Observations observations) {
        this.spark = spark;
        this.run = run;
        this.rows = rows;
        this.observations = observations;
    }

    @Override
    public List<ExplainedImage> extreme(String statistic, boolean largest, int most) {
        Column value = col(statistic);
        List<Row> chosen = rows.where(value.isNotNull().and(col("status").equalTo("OK")))
                .orderBy(largest ? value.desc() : value.asc(), col("image_id"))
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
        rows.where(col("image_id").isInCollection(images))
                .collectAsList()
                .forEach(row -> found.put(row.getAs("image_id"), row));
        return shown(images.stream().filter(found::containsKey).map(found::get).toList(), Optional.empty());
    }

    private List<ExplainedImage> shown(List<Row> chosen, Optional<String> statistic) {
        List<Row> wanted = chosen.stream()
                .map(row -> RowFactory.create("", row.<String>getAs("image_id"), true))
                .toList();
        Map<String, Pixels> pictures = new HashMap<>();
        for (Row row : read(spark.createDataFrame(wanted, PictureTask.WANTED)
                .repartition(tasks(wanted.size()), col("image_id"))
                .sortWithinPartitions("image_id"))) {
            if (!row.isNullAt(1)) {
                pictures.put(row.getString(1), picture(row));
            }
        }
        List<ExplainedImage> shown = new ArrayList<>();
        for (Row row : chosen) {
            Pixels picture = pictures.get(row.<String>getAs("image_id"));
            if (picture != null) {
                shown.add(shown(row, picture, statistic));
            }
        }
        return shown;
    }

    private ExplainedImage shown(Row row, Pixels picture, Optional<String> statistic) {
        RawMap map = RawMap.of(row);
        int label = row.fieldIndex("label");
        return new ExplainedImage(
                row.getAs("image_id"),
                picture,
                new Heat(
                        Heat.Kind.of(row.getAs("method")),
                        map.values(),
                        map.height(),
                        map.width(),
                        placement(map.height(), map.width(), row.getAs("layer"))),
                row.isNullAt(label) ? Optional.empty() : Optional.of(observations.className(row.getInt(label))),
                observations.className(row.<Integer>getAs("predicted")),
                statistic.map(name -> Observations.number(row, name)));
    }

    @Override
    public Map<String, Pixels> means(boolean labelled, int most) {
        String by = labelled ? "label" : "predicted";
        Dataset<Row> wanted = rows.where(col(by).isNotNull())
                .select(col(by), col("image_id"))
                .withColumn(
                        "rank",
                        row_number().over(Window.partitionBy(by).orderBy(xxhash64(col("image_id")), col("image_id"))))
                .where(col("rank").leq(most))
                .selectExpr("cast(" + by + " as string) as `group`", "image_id", "false as keep")
                .repartition(col("group"))
                .sortWithinPartitions("group", "image_id");
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
        Broadcast<SerializableConfiguration> hadoop = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
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
