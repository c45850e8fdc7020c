package camaudit.cli;

import camaudit.attribution.Attributions;
import camaudit.config.ConfigException;
import camaudit.config.ExplainConfig;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.engine.Compiler;
import camaudit.engine.Plan;
import camaudit.image.InputException;
import camaudit.image.Preprocess;
import camaudit.network.ModelException;
import camaudit.provenance.RunReport;
import camaudit.spark.ExplainAction;
import camaudit.spark.ModelFile;
import camaudit.spark.PreparedModel;
import camaudit.spark.Sessions;
import camaudit.spark.Sources;
import camaudit.spark.Storage;
import camaudit.spark.TargetRule;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job: images to explanations. */
final class Explain implements Command {
    private static final Logger LOG = LoggerFactory.getLogger("camaudit");

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Explains every image of a dataset: Grad-CAMs and attention statistics as Parquet.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Reads a trained Keras CNN and a dataset, computes a class activation map for each image on Spark, and writes "
                        + "OUTPUT/explanations (one row per image and method), OUTPUT/rejections (one row per input that could not "
                        + "be used, with the reason) and OUTPUT/run.json (what ran, on what). Every input is in exactly one of the "
                        + "two tables.",
                "",
                "Feed the network what it was trained on: value = (x·scale + offset − mean) ÷ std for x in 0..255. A network "
                        + "trained on pixels ÷ 255 needs --scale 1/255. The share of images whose predicted class is their label is "
                        + "printed at the end: if it is far below what you know, the preprocessing is not the network's.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "cam-audit explain --model src/demo/mnist-cnn.keras --images src/demo/mnist/images-idx3-ubyte.gz \\",
                "          --scale 1/255 --output out",
                "cam-audit explain --model resnet.h5 --images photos --labels folder --resize crop --scale 1/255 \\",
                "          --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225 --output out",
                "cam-audit explain --config conf/mnist.conf --set limit=100 --overwrite");
    }

    @Override
    public List<Setting> settings() {
        return ExplainConfig.SETTINGS;
    }

    @Override
    public boolean usesSpark() {
        return true;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) throws Exception {
        ExplainConfig config = ExplainConfig.read(values, Attributions.names());
        try (SparkSession spark = Sessions.open(name(), invocation.master())) {
            return run(config, spark, out);
        }
    }

    private static int run(ExplainConfig config, SparkSession spark, PrintStream out) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        List<String> problems = new ArrayList<>();
        attempt(problems, () -> {
            ExplainAction.checkOutput(storage, config.output(), config.overwrite());
            return true;
        });
        Optional<PreparedModel> model = attempt(problems, () -> prepare(config, storage));
        if (model.isEmpty()) {
            attempt(problems, () -> {
                Sources.requireImages(storage, config.images().images());
                return true;
            });
        }
        Optional<Preprocess> pixels = model.flatMap(m -> attempt(problems, () -> pixels(config, m.plan())));
        Optional<Sources.Opened> images =
                model.flatMap(m -> attempt(problems, () -> images(config, m.plan(), storage)));
        Optional<ExplainAction.Request> request = model.isEmpty() || pixels.isEmpty() || images.isEmpty()
                ? Optional.empty()
                : attempt(
                        problems,
                        () -> request(
                                config, model.get(), pixels.get(), images.get().source()));
        if (!problems.isEmpty() || request.isEmpty()) {
            throw new ConfigException(problems);
        }
        announce(model.get(), images.get(), request.get());
        ExplainAction.clearOutput(storage, config.output());
        ExplainAction.Result result = new ExplainAction(spark, LOG::info).run(request.get());
        RunReport report = Reports.of(config, model.get(), request.get(), images.get(), result, spark);
        storage.write(
                config.output() + "/" + RunReport.FILE,
                report.toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Reports.summarize(config, result, out);
        return result.explained() > 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static PreparedModel prepare(ExplainConfig config, Storage storage) {
        ModelFile file = ModelFile.read(storage, config.model().model());
        Plan plan = Compiler.compile(
                file.network(config.model().inputSize().map(s -> new int[] {s.height(), s.width()})),
                config.model().layer());
        return PreparedModel.of(file, plan);
    }

    private static Preprocess pixels(ExplainConfig config, Plan plan) {
        int depth = plan.inputShape().channels();
        Preprocess.Channels channels =
                config.pixels().channels().orElse(depth == 1 ? Preprocess.Channels.GRAY : Preprocess.Channels.RGB);
        if (channels.count() != depth) {
            throw new ModelException("the network takes " + depth + " channels, --channels " + Values.written(channels)
                    + " gives " + channels.count());
        }
        try {
            return new Preprocess(
                    channels,
                    plan.inputShape().height(),
                    plan.inputShape().width(),
                    config.pixels().resize(),
                    config.pixels().interpolation(),
                    config.pixels().scale(),
                    config.pixels().offset(),
                    config.pixels().mean(),
                    config.pixels().std());
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Sources.Opened images(ExplainConfig config, Plan plan, Storage storage) {
        return Sources.open(
                storage,
                new Sources.Request(
                        config.images().images(),
                        Sources.Layout.valueOf(config.images().format().name()),
                        config.images().labels(),
                        config.images().classNames(),
                        plan.classes(),
                        config.images().limit(),
                        config.images().maxBytes(),
                        config.images().maxPixels()));
    }

    private static ExplainAction.Request request(
            ExplainConfig config, PreparedModel model, Preprocess pixels, camaudit.spark.ImageSource source) {
        return new ExplainAction.Request(
                model,
                source,
                pixels,
                config.methods(),
                new TargetRule(
                        TargetRule.Kind.valueOf(config.target().kind().name()),
                        config.target().index()),
                config.batchSize().orElse(model.defaultBatchSize()),
                config.heatmap() == ExplainConfig.Heatmap.INPUT,
                config.output(),
                UUID.randomUUID().toString());
    }

    private static void announce(PreparedModel model, Sources.Opened images, ExplainAction.Request request) {
        LOG.info("model   {} ({})", model.file().uri(), model.plan().network().name());
        LOG.info(
                "layer   {}, map {}, {} classes",
                model.plan().target(),
                model.plan().targetShape(),
                model.plan().classes());
        LOG.info("images  {}; labels: {}", images.source().description(), images.labels());
        LOG.info(
                "engine  {}, batches of {} images, {} MB of buffers a task",
                model.backend(),
                request.batchSize(),
                (model.bytesPerImage() * request.batchSize()) >> 20);
    }

    private static <T> Optional<T> attempt(List<String> problems, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ModelException | InputException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
