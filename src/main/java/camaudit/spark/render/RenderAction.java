package camaudit.spark.render;

import static camaudit.spark.table.Cells.col;

import camaudit.report.PageRenderer;
import camaudit.spark.integrity.RunIntegrity;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.session.Workspace;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.ExplanationTable;
import camaudit.spec.RenderRequest;
import camaudit.spec.RenderSheet;
import camaudit.text.InputException;
import camaudit.vocabulary.Columns;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Draws pictures of the chosen rows of an explanations table. */
public final class RenderAction {
    private final SparkSession spark;
    private final PageRenderer painter;

    public RenderAction(Workspace workspace, PageRenderer painter) {
        this.spark = workspace.spark();
        this.painter = Objects.requireNonNull(painter);
    }

    /**
     * The outcome.
     *
     * @param drawn how many pictures
     * @param missing images that could not be drawn, each with the reason
     * @param remark what could not be checked of the tables
     */
    public record Result(long drawn, List<String> missing, Optional<String> remark) {}

    /**
     * Draws.
     *
     * @throws InputException if there is no finished run, its tables are not as it left them, the choice of rows is not understood, or the output folder holds figures
     *     already
     */
    public Result run(RenderRequest request) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        FinishedRun run = FinishedRun.read(storage, request.explanations());
        Optional<String> remark = new RunIntegrity(spark, storage, request.explanations()).require(run);
        RenderSelection selection =
                new RenderSelection(ExplanationTable.read(spark, request.explanations()), request.choice());
        if (!request.overwrite() && !storage.names(request.output()).isEmpty()) {
            throw new InputException("--output " + request.output()
                    + " exists and is not empty: choose a new folder, or say --overwrite to draw into it");
        }
        spark.sparkContext().setJobDescription("Draw figures of " + request.explanations());
        String by = request.sheet() == RenderSheet.CLASS ? by(request, selection) : "";
        RenderSpec spec = new RenderSpec(
                request.images().map(storage::qualify).orElseGet(run::images),
                run.layout(),
                run.decode(),
                run.pixels(),
                new ArrayList<>(request.classNames().isEmpty() ? run.classNames() : request.classNames()),
                request.geometry() == RenderRequest.Geometry.HALFPIXEL
                        ? null
                        : run.placed().orElse(null),
                storage.qualify(request.output()),
                request.sheet(),
                by,
                ChoiceWords.of(request.choice()));
        Broadcast<SerializableConfiguration> hadoop = Broadcasts.hadoop(spark);
        Dataset<Row> rows = switch (request.sheet()) {
            case FIGURE -> selection.figures();
            case METHODS -> selection.images();
            case CLASS -> selection.classes(by, request.capacity());
        };
        List<String> outcomes =
                draw(rows.mapPartitions(new RenderTask(spec, painter, hadoop), Encoders.STRING()), request);
        List<String> missing =
                outcomes.stream().filter(o -> !o.equals(RenderTask.DRAWN)).toList();
        return new Result(outcomes.size() - missing.size(), missing, remark);
    }

    /** A predicate that Spark understands may still fail on a value, as {@code image_id > 5} does. */
    private static List<String> draw(Dataset<String> outcomes, RenderRequest request) {
        try {
            return outcomes.collectAsList();
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            if (request.choice().where().isPresent()
                    && (root instanceof NumberFormatException
                            || root instanceof ArithmeticException
                            || root instanceof DateTimeException)) {
                throw new InputException(
                        "--where \"" + request.choice().where().get() + "\": " + RenderRows.plain(root), e);
            }
            throw e;
        }
    }

    private static String by(RenderRequest request, RenderSelection selection) {
        boolean labelled =
                !selection.matching().where(col(Columns.LABEL).isNotNull()).isEmpty();
        String by = request.by()
                .map(RenderRequest.By::column)
                .orElse(labelled ? Columns.LABEL.name() : Columns.PREDICTED.name());
        if (by.equals(Columns.LABEL.name())
                && !labelled
                && request.choice().where().isEmpty()) {
            throw new InputException("--by label: no image of " + request.explanations()
                    + " has a label: say --by predicted, or explain with --labels");
        }
        return by;
    }
}
