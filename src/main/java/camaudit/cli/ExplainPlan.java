package camaudit.cli;

import camaudit.config.ConfigException;
import camaudit.config.ExplainConfig;
import camaudit.explain.Estimate;
import camaudit.explain.Recipe;
import camaudit.image.InputException;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainAction;
import camaudit.spark.explain.MemoryCheck;
import camaudit.spark.explain.RunKey;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.Sources;
import camaudit.spark.storage.Storage;
import camaudit.spec.DatasetSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.OutputMode;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about an explain run that is read and validated before the first task. */
record ExplainPlan(
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
    static ExplainPlan of(ExplainConfig config, Workspace workspace) {
        Storage storage = workspace.storage();
        String output = config.output().uri();
        OutputMode mode = config.output().mode();
        DatasetSpec dataset = config.images();
        EvidenceSpec evidence = config.evidence();
        Attempts attempts = new Attempts();
        attempts.attempt(() -> {
            OutputFolder.check(storage, output, mode);
            return true;
        });
        Optional<ModelFile> file =
                attempts.attempt(() -> ModelFile.read(storage, config.model().uri()));
        Optional<Network> network = file.flatMap(
                f -> attempts.attempt(() -> f.network(config.model().inputSize())));
        Optional<Recipe> recipe = network.flatMap(n -> attempts.attempt(() -> Recipe.of(config.options(), n)));
        Optional<PreparedModel> model = recipe.flatMap(
                r -> attempts.attempt(() -> PreparedModel.of(file.orElseThrow(), network.orElseThrow(), r)));
        if (model.isEmpty()) {
            attempts.attempt(() -> {
                Sources.requireImages(storage, dataset.images());
                return true;
            });
        }
        Optional<Sources.Opened> images = model.flatMap(m -> attempts.attempt(() -> Sources.open(
                storage,
                new Sources.Request(
                        dataset, m.recipe().spec().decode(), m.plan().classes()),
                line -> LOG.info("images  {}", line))));
        model.ifPresent(m -> attempts.attempt(
                () -> m.recipe().spec().target().requireClass(m.plan().classes())));
        Optional<Integer> batch = model.flatMap(
                m -> attempts.attempt(() -> m.requireBatch(config.batchSize().orElse(m.defaultBatchSize()))));
        Optional<MemoryCheck> memory = batch.flatMap(b -> attempts.attempt(() -> MemoryCheck.of(
                workspace,
                model.orElseThrow(),
                evidence,
                b,
                config.options().spec().decode().maxPixels())));
        Optional<Estimate> estimate = batch.flatMap(b -> Estimate.of(
                model.orElseThrow().recipe(), evidence, model.orElseThrow().examiner(), b));
        images.ifPresent(found -> attempts.attempt(() -> backgrounds(evidence, found)));
        if (estimate.isPresent() && images.isPresent()) {
            attempts.attempt(() -> {
                long all = images.get().source().count().images();
                long todo = mode == OutputMode.RESUME ? Math.max(0, all - OutputFolder.imagesIn(storage, output)) : all;
                return estimate.get().requireAtMost(config.maxCoreHours(), todo, workspace.cores());
            });
        }
        attempts.done();
        return new ExplainPlan(
                network.orElseThrow(),
                model.orElseThrow(),
                images.orElseThrow(),
                new ExplainAction.Request(
                        model.orElseThrow(),
                        images.orElseThrow().source(),
                        batch.orElseThrow(),
                        evidence,
                        config.output(),
                        RunKey.of(dataset, storage),
                        UUID.randomUUID().toString()),
                estimate,
                memory.orElseThrow(),
                workspace.cores());
    }

    private static boolean backgrounds(EvidenceSpec evidence, Sources.Opened images) {
        if (evidence.counterfactual() && images.foreground().isEmpty()) {
            throw new InputException(
                    "--counterfactual: nothing tells where the objects on these images are. Give --masks or "
                            + "--boxes, or leave it out");
        }
        return true;
    }
}
