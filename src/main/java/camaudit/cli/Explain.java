package camaudit.cli;

import camaudit.config.ExplainConfig;
import camaudit.config.Values;
import camaudit.explain.SelfCheck;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainAction;
import camaudit.spark.explain.ExplainRequest;
import camaudit.spark.explain.ExplainResult;
import camaudit.spark.session.StopNotice;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.OpenedSource;
import camaudit.spec.OutputMode;
import camaudit.text.Numbers;
import camaudit.text.Redaction;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command {@code explain}: makes explanations of images. */
final class Explain implements Command {
    static final long NOT_BEGUN = -1;

    private static final Logger LOG = LoggerFactory.getLogger("camaudit");

    private static final Usage USAGE = new Usage(
            "explain",
            "Explains every image of a dataset: Grad-CAMs and attention statistics as Parquet.",
            List.of(
                    "Reads a trained CNN and a dataset, computes a class activation map for each image on Spark, and writes "
                            + "OUTPUT/explanations (one row per image and method), OUTPUT/rejections (one row per input that could not "
                            + "be used, with the reason) and OUTPUT/run.json (what ran, on what). Every input is in exactly one of the "
                            + "two tables.",
                    "",
                    "Feed the network what it was trained on: value = (x·scale + offset − mean) ÷ std for x in 0..255. A network "
                            + "trained on pixels ÷ 255 needs --scale 1/255. The share of images whose predicted class is their label is "
                            + "printed at the end: if it is far below what you know, the preprocessing is not the network's, and if it cannot be told from guessing, "
                            + "a warning says so and names the order of classes that would fit.",
                    "",
                    "Where labels and foregrounds are known, each image, of many a sample, is also scored with its background replaced and "
                            + "with its foreground filled in, so that the table says what the background alone does to the prediction; "
                            + "--counterfactual says of how many. With "
                            + "--faithfulness N the maps of N images are held against the network, beside a random map and a network with "
                            + "shuffled weights: OUTPUT/faithfulness. Masks and boxes themselves are tested on a sample of images: "
                            + "OUTPUT/masks."),
            List.of(
                    "cam-audit explain --model src/demo/mnist-cnn.keras --images src/demo/mnist/images-idx3-ubyte.gz \\",
                    "          --scale 1/255 --output out",
                    "cam-audit explain --model resnet.h5 --images photos --labels folder --resize crop --scale 1/255 \\",
                    "          --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225 --output out",
                    "cam-audit explain --config conf/mnist.conf --set limit=100 --overwrite",
                    "cam-audit explain --model resnet.h5 --images hdfs:///photos --resize crop --scale 1/255 \\",
                    "          --output hdfs:///out --resume"),
            ExplainConfig.SETTINGS,
            true);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        ExplainConfig config = ExplainConfig.read(values);
        invocation.stop().say(() -> stopped(config, NOT_BEGUN));
        try (Workspace workspace = invocation.open(USAGE.name())) {
            return run(config, workspace, invocation.stop(), out);
        }
    }

    /** Explains in an open workspace; the exit code. */
    static int run(ExplainConfig config, Workspace workspace, StopNotice stop, PrintStream out) {
        AtomicLong kept = new AtomicLong(NOT_BEGUN);
        stop.say(() -> stopped(config, kept.get()));
        ExplainPlan prepared = ExplainPlan.of(config, workspace);
        announce(prepared);
        Optional<SelfCheck> check = SelfCheckReport.check(config, prepared, workspace);
        if (check.isPresent() && !SelfCheckReport.print(check.get(), out)) {
            return ExitCode.FAILED;
        }
        ExplainResult result = new ExplainAction(workspace, LOG::info, kept::set)
                .run(
                        prepared.request(),
                        done -> Reports.of(config, prepared, done, check, workspace)
                                .toJson());
        Summary.print(config, result, prepared.model().plan().classes(), out);
        return result.explained() > 0 || result.now() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** What a run prints that is stopped when the results of {@code kept} images are committed. */
    static String stopped(ExplainConfig config, long kept) {
        String output = Redaction.of(config.output().uri());
        if (kept == NOT_BEGUN) {
            return "stopped before it began: nothing has changed in " + output + ", the same command begins anew";
        }
        String again = config.output().mode() == OutputMode.RESUME
                ? "the same command"
                : "the same command with --resume"
                        + (config.output().mode() == OutputMode.OVERWRITE ? " instead of --overwrite" : "");
        return kept == 0
                ? "stopped: " + output + " holds no results yet, " + again + " begins anew"
                : Numbers.format(
                        "stopped: the results of %,d images are kept in %s, %s goes on from there",
                        kept, output, again);
    }

    private static void announce(ExplainPlan prepared) {
        PreparedModel model = prepared.model();
        OpenedSource images = prepared.images();
        ExplainRequest request = prepared.request();
        LOG.info(
                "model   {} ({})",
                Redaction.of(model.file().uri()),
                model.plan().network().name());
        LOG.info(
                "layer   {}, map {}, {} classes",
                String.join(" + ", model.plan().targets()),
                model.plan().targetShape(),
                model.plan().classes());
        LOG.info("images  {}; labels: {}", Redaction.of(images.source().description()), Redaction.of(images.labels()));
        if (!images.foreground().isEmpty()) {
            LOG.info("objects {}", Redaction.of(images.foreground()));
        }
        LOG.info(
                "engine  {}, batches of {} images, {} MB of buffers a task",
                model.backend(),
                request.batchSize(),
                (model.bytesPerImage() * request.batchSize()) >> 20);
        LOG.info("memory  {}", prepared.memory().sums());
        prepared.memory().warnings().forEach(LOG::warn);
        prepared.estimate()
                .ifPresent(e -> LOG.info(
                        "cost    {}", e.describe(images.source().count().images(), prepared.cores())));
    }
}
