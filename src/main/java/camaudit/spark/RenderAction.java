package camaudit.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.image.InputException;
import camaudit.image.Placement;
import camaudit.image.Preprocess;
import camaudit.provenance.RunReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Draws a figure for each chosen row of an explanations table. */
public final class RenderAction {
    private static final long REPORT_LIMIT = 64L << 20;

    private final SparkSession spark;
    private final Painter painter;

    public RenderAction(Workspace workspace, Painter painter) {
        this.spark = workspace.spark();
        this.painter = Objects.requireNonNull(painter);
    }

    /**
     * What to draw.
     *
     * @param explanations the output folder of an explain run
     * @param images where the images are now; empty where they still are where they were
     * @param limit how many rows, an even sample; 0 for all
     * @param stretched true to stretch maps over the whole image instead of placing cells where they see
     * @param classNames empty for those of the run
     */
    public record Request(
            String explanations,
            Optional<String> images,
            String output,
            long limit,
            List<String> classNames,
            boolean stretched,
            boolean overwrite) {}

    /**
     * What came of it.
     *
     * @param missing images that could not be drawn, each with the reason
     */
    public record Result(long drawn, List<String> missing) {}

    /**
     * Draws.
     *
     * @throws InputException if there is no finished run, or the output folder holds figures already
     */
    public Result run(Request request) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        RunReport report = report(storage, request.explanations());
        if (!request.overwrite() && !storage.names(request.output()).isEmpty()) {
            throw new InputException("--output " + request.output()
                    + " exists and is not empty: choose a new folder, or say --overwrite to draw into it");
        }
        RenderSpec spec = new RenderSpec(
                request.images().map(storage::qualify).orElse(text(report.dataset(), "uri")),
                Sources.Layout.valueOf(text(report.dataset(), "layout")),
                pixels(report.input()),
                new ArrayList<>(request.classNames().isEmpty() ? names(report.dataset()) : request.classNames()),
                request.stretched() ? null : placement(report.explained()),
                storage.qualify(request.output()));
        spark.sparkContext().setJobDescription("Draw figures of " + request.explanations());
        Broadcast<SerializableConfiguration> hadoop = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
        List<String> outcomes = chosen(request)
                .mapPartitions(new RenderTask(spec, painter, hadoop), Encoders.STRING())
                .collectAsList();
        List<String> missing =
                outcomes.stream().filter(o -> !o.equals(RenderTask.DRAWN)).toList();
        return new Result(outcomes.size() - missing.size(), missing);
    }

    private Dataset<Row> chosen(Request request) {
        Dataset<Row> rows = spark.read()
                .schema(ExplanationTable.structure())
                .parquet(Storage.literal(request.explanations() + "/" + ExplanationTable.NAME));
        if (request.limit() == 0) {
            return rows;
        }
        return rows.orderBy(xxhash64(col("image_id")), col("image_id"), col("method"))
                .limit(Math.toIntExact(Math.min(request.limit(), Integer.MAX_VALUE)))
                .repartitionByRange(spark.sparkContext().defaultParallelism(), col("image_id"))
                .sortWithinPartitions("image_id");
    }

    private static RunReport report(Storage storage, String folder) {
        String uri = folder + "/" + RunReport.FILE;
        if (!storage.exists(uri)) {
            throw new InputException("--explanations " + folder + " holds no " + RunReport.FILE
                    + ": it is not the output of a finished 'explain' run");
        }
        try {
            return RunReport.parse(new String(storage.read(uri, REPORT_LIMIT), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new InputException(uri + " is " + e.getMessage(), e);
        }
    }

    private static Preprocess pixels(Map<String, Object> input) {
        return new Preprocess(
                Preprocess.Channels.valueOf(text(input, "channels")),
                Integer.parseInt(text(input, "height")),
                Integer.parseInt(text(input, "width")),
                Preprocess.Resize.valueOf(text(input, "resize")),
                Preprocess.Interpolation.valueOf(text(input, "interpolation")),
                1,
                0,
                List.of(),
                List.of());
    }

    private static Placement placement(Map<String, Object> explained) {
        return new Placement(axis(explained, "y"), axis(explained, "x"));
    }

    private static Placement.Axis axis(Map<String, Object> explained, String axis) {
        return new Placement.Axis(
                Double.parseDouble(text(explained, "cell_origin_" + axis)),
                Double.parseDouble(text(explained, "cell_step_" + axis)),
                Double.parseDouble(text(explained, "cell_reach_" + axis)));
    }

    private static String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new InputException(RunReport.FILE + " has no '" + key
                    + "': it was written by another version, explain the images again");
        }
        return value.toString();
    }

    private static List<String> names(Map<String, Object> dataset) {
        return dataset.get("class_names") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
