package camaudit.cli;

import camaudit.config.ConfigException;
import camaudit.config.ExplainConfig;
import camaudit.config.Values;
import camaudit.engine.BackendException;
import camaudit.engine.Compiler;
import camaudit.engine.Plan;
import camaudit.image.InputException;
import camaudit.image.Preprocess;
import camaudit.network.ModelException;
import camaudit.spark.ExplainAction;
import camaudit.spark.ModelFile;
import camaudit.spark.OutputFolder;
import camaudit.spark.PreparedModel;
import camaudit.spark.Sources;
import camaudit.spark.Storage;
import camaudit.spark.TargetRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything about an explain run that is read and validated before the first task. */
record Preparation(PreparedModel model, Sources.Opened images, ExplainAction.Request request) {

    /**
     * Prepares a run.
     *
     * @throws ConfigException with everything that is wrong with model, images, labels, preprocessing and output
     */
    static Preparation of(ExplainConfig config, Storage storage) {
        List<String> problems = new ArrayList<>();
        attempt(problems, () -> {
            OutputFolder.check(storage, config.output(), config.overwrite());
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
        Optional<TargetRule> target = model.flatMap(m -> attempt(problems, () -> target(config, m.plan())));
        Optional<Integer> batch = model.flatMap(m ->
                attempt(problems, () -> m.requireBatch(config.batchSize().orElse(m.defaultBatchSize()))));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Preparation(
                model.orElseThrow(),
                images.orElseThrow(),
                new ExplainAction.Request(
                        model.orElseThrow(),
                        images.orElseThrow().source(),
                        pixels.orElseThrow(),
                        config.methods(),
                        target.orElseThrow(),
                        batch.orElseThrow(),
                        config.heatmap() == ExplainConfig.Heatmap.INPUT,
                        config.output(),
                        UUID.randomUUID().toString()));
    }

    private static PreparedModel prepare(ExplainConfig config, Storage storage) {
        ModelFile file = ModelFile.read(storage, config.model().model());
        Plan plan = Compiler.compile(
                file.network(config.model().inputSize().map(s -> new int[] {s.height(), s.width()})),
                config.model().layer());
        return PreparedModel.of(file, plan, Values.written(config.model().backend()));
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

    private static TargetRule target(ExplainConfig config, Plan plan) {
        TargetRule.Kind kind = TargetRule.Kind.valueOf(config.target().kind().name());
        return new TargetRule(kind, config.target().index()).requireClass(plan.classes());
    }

    private static <T> Optional<T> attempt(List<String> problems, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ModelException | InputException | BackendException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
