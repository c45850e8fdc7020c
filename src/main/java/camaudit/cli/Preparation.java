package camaudit.cli;

import camaudit.config.ConfigException;
import camaudit.config.ExplainConfig;
import camaudit.config.Values;
import camaudit.engine.Plan;
import camaudit.explain.Estimate;
import camaudit.explain.Evidence;
import camaudit.explain.ExplainOptions;
import camaudit.explain.Recipe;
import camaudit.explain.TargetRule;
import camaudit.image.InputException;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainAction;
import camaudit.spark.explain.MemoryCheck;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.Sources;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import camaudit.spec.Foregrounds;
import camaudit.spec.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about an explain run that is read and validated before the first task. */
record Preparation(
        Network network,
        PreparedModel model,
        Sources.Opened images,
        ExplainAction.Request request,
        Optional<Estimate> estimate,
        MemoryCheck memory,
        int cores) {

    private static final Logger LOG = LoggerFactory.getLogger("camaudit");

    /**
     * Prepares a run.
     *
     * @throws ConfigException with everything that is wrong with model, images, labels, preprocessing and output
     */
    static Preparation of(ExplainConfig config, Workspace workspace) {
        Storage storage = workspace.storage();
        Attempts attempts = new Attempts();
        attempts.attempt(() -> {
            OutputFolder.check(storage, config.output(), mode(config));
            return true;
        });
        Optional<ModelFile> file =
                attempts.attempt(() -> ModelFile.read(storage, config.model().model()));
        Optional<Network> network = file.flatMap(f -> attempts.attempt(() ->
                f.network(config.model().inputSize().map(s -> new int[] {s.height(), s.width()}))));
        Optional<Recipe> recipe =
                network.flatMap(n -> attempts.attempt(() -> options(config).recipe(n)));
        Optional<PreparedModel> model = recipe.flatMap(
                r -> attempts.attempt(() -> PreparedModel.of(file.orElseThrow(), network.orElseThrow(), r)));
        if (model.isEmpty()) {
            attempts.attempt(() -> {
                Sources.requireImages(storage, config.images().images());
                return true;
            });
        }
        Optional<Sources.Opened> images = model.flatMap(m -> attempts.attempt(() -> images(config, m.plan(), storage)));
        model.ifPresent(m ->
                attempts.attempt(() -> m.recipe().target().requireClass(m.plan().classes())));
        Optional<Integer> batch = model.flatMap(
                m -> attempts.attempt(() -> m.requireBatch(config.batchSize().orElse(m.defaultBatchSize()))));
        Evidence evidence = new Evidence(
                config.evidence().counterfactual(), config.evidence().faithfulness());
        Optional<MemoryCheck> memory = batch.flatMap(b -> attempts.attempt(() -> MemoryCheck.of(
                workspace,
                model.orElseThrow(),
                evidence,
                b,
                config.images().decode().maxPixels())));
        Optional<Estimate> estimate = batch.flatMap(b -> Estimate.of(
                model.orElseThrow().recipe(), evidence, model.orElseThrow().examiner(), b));
        images.ifPresent(found -> attempts.attempt(() -> backgrounds(config, found)));
        if (estimate.isPresent() && images.isPresent()) {
            attempts.attempt(
                    () -> affordable(config, estimate.get(), todo(config, images.get(), storage), workspace.cores()));
        }
        attempts.done();
        return new Preparation(
                network.orElseThrow(),
                model.orElseThrow(),
                images.orElseThrow(),
                new ExplainAction.Request(
                        model.orElseThrow(),
                        images.orElseThrow().source(),
                        batch.orElseThrow(),
                        config.heatmap() == ExplainConfig.Heatmap.INPUT,
                        evidence,
                        config.output(),
                        mode(config),
                        config.unit(),
                        made(config, storage),
                        UUID.randomUUID().toString()),
                estimate,
                memory.orElseThrow(),
                workspace.cores());
    }

    private static boolean backgrounds(ExplainConfig config, Sources.Opened images) {
        if (config.evidence().counterfactual() && images.foreground().isEmpty()) {
            throw new InputException(
                    "--counterfactual: nothing tells where the objects on these images are. Give --masks or "
                            + "--boxes, or leave it out");
        }
        return true;
    }

    /** What makes results, besides model and recipe; files by where they are, since what they tell is compared image by image. */
    private static Map<String, String> made(ExplainConfig config, Storage storage) {
        return Map.of(
                "sample", Double.toString(config.images().share()),
                "labels", place(config.images().labels(), storage),
                "boxes",
                        config.foreground()
                                .boxes()
                                .map(uri -> place(uri, storage))
                                .orElse("by labels"),
                "masks",
                        config.foreground()
                                .masks()
                                .map(uri -> place(uri, storage))
                                .orElse("by annotations"),
                "mask value", config.foreground().rule().toString(),
                "box columns",
                        config.foreground().columns().map(Values::written).orElse("none"));
    }

    private static String place(String given, Storage storage) {
        return List.of("auto", "folder", "none").contains(given) ? given : storage.qualify(given);
    }

    private static long todo(ExplainConfig config, Sources.Opened images, Storage storage) {
        long all = images.source().count().images();
        return mode(config) == OutputFolder.Mode.RESUME
                ? Math.max(0, all - OutputFolder.imagesIn(storage, config.output()))
                : all;
    }

    private static OutputFolder.Mode mode(ExplainConfig config) {
        return OutputFolder.Mode.valueOf(config.existing().name());
    }

    private static boolean affordable(ExplainConfig config, Estimate estimate, long images, int cores) {
        if (estimate.coreHours(images) > config.methods().maxCoreHours()) {
            throw new InputException("this costs more than --max-core-hours "
                    + config.methods().maxCoreHours() + ": " + estimate.told(images, cores)
                    + ". Take fewer images (--sample 0.01, --limit N), less work an image (--top-channels, --samples, --steps; without --counterfactual), or "
                    + "allow it with a larger --max-core-hours");
        }
        return true;
    }

    private static ExplainOptions options(ExplainConfig config) {
        TargetRule.Kind kind = TargetRule.Kind.valueOf(config.target().kind().name());
        return new ExplainOptions(
                config.model().layers(),
                config.methods().methods(),
                config.methods().options(),
                config.methods().mirrored(),
                new TargetRule(kind, config.target().index()),
                config.images().decode(),
                config.pixels(),
                Values.written(config.model().backend()));
    }

    private static Sources.Opened images(ExplainConfig config, Plan plan, Storage storage) {
        return Sources.open(
                storage,
                new Sources.Request(
                        config.images().images(),
                        Layout.valueOf(config.images().format().name()),
                        config.images().labels(),
                        config.images().classNames(),
                        plan.classes(),
                        config.images().share(),
                        config.images().limit(),
                        config.images().decode(),
                        new Foregrounds(
                                config.foreground().boxes(),
                                config.foreground().masks(),
                                config.foreground().rule(),
                                config.foreground().columns().map(form -> BoxForm.valueOf(form.name())))),
                line -> LOG.info("images  {}", line));
    }
}
