package camaudit.cli;

import camaudit.config.ConfigException;
import camaudit.config.ExplainConfig;
import camaudit.explain.Estimate;
import camaudit.explain.Recipe;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainRequest;
import camaudit.spark.explain.MemoryCheck;
import camaudit.spark.explain.RunKey;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.formats.Sources;
import camaudit.spark.storage.Storage;
import camaudit.spec.CounterfactualSpec;
import camaudit.spec.DatasetSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.OutputMode;
import camaudit.text.InputException;
import camaudit.text.Problems;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about an explain run that is read and validated before the first task. */
record ExplainPlan(
        Network network,
        PreparedModel model,
        OpenedSource images,
        ExplainRequest request,
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
        Problems problems = new Problems(ConfigException::new);
        problems.run(() -> OutputFolder.check(storage, output, mode));
        Optional<ModelFile> file =
                problems.attempt(() -> ModelFile.read(storage, config.model().uri()));
        Optional<Network> network = file.flatMap(
                f -> problems.attempt(() -> f.network(config.model().inputSize())));
        Optional<Recipe> recipe = network.flatMap(n -> problems.attempt(() -> Recipe.of(config.options(), n)));
        Optional<PreparedModel> model = recipe.flatMap(
                r -> problems.attempt(() -> PreparedModel.of(file.orElseThrow(), network.orElseThrow(), r)));
        if (model.isEmpty()) {
            problems.run(() -> Sources.requireImages(storage, dataset.images()));
        }
        Optional<OpenedSource> images = model.flatMap(m -> problems.attempt(() -> Sources.open(
                storage,
                new SourceRequest(dataset, m.recipe().spec().decode(), m.plan().classes()),
                line -> LOG.info("images  {}", line))));
        long total = images.map(i -> i.source().count().images()).orElse(0L);
        EvidenceSpec evidence = images.map(i -> config.evidence()
                        .of(isSwappable(i), total, model.orElseThrow().plan().classes()))
                .orElse(config.evidence());
        model.ifPresent(m -> problems.attempt(
                () -> m.recipe().spec().target().requireClass(m.plan().classes())));
        Optional<Integer> batch = model.flatMap(
                m -> problems.attempt(() -> m.requireBatch(config.batchSize().orElse(m.defaultBatchSize()))));
        Optional<MemoryCheck> memory = batch.flatMap(b -> problems.attempt(() -> MemoryCheck.of(
                workspace,
                model.orElseThrow(),
                evidence,
                b,
                config.options().spec().decode().maxPixels())));
        Optional<Estimate> estimate = batch.flatMap(b -> Estimate.of(
                model.orElseThrow().recipe(),
                evidence,
                total,
                model.orElseThrow().loadedModel(),
                b));
        images.ifPresent(found -> problems.run(() -> requireForegrounds(config.evidence(), found)));
        if (estimate.isPresent() && images.isPresent()) {
            problems.attempt(() -> {
                long todo =
                        mode == OutputMode.RESUME ? Math.max(0, total - OutputFolder.imagesIn(storage, output)) : total;
                return estimate.get().requireAtMost(config.maxCoreHours(), todo, workspace.cores());
            });
        }
        problems.throwIfAny();
        return new ExplainPlan(
                network.orElseThrow(),
                model.orElseThrow(),
                images.orElseThrow(),
                new ExplainRequest(
                        model.orElseThrow(),
                        images.orElseThrow().source(),
                        batch.orElseThrow(),
                        evidence,
                        config.output(),
                        RunKey.of(dataset, config.evidence(), storage),
                        UUID.randomUUID().toString()),
                estimate,
                memory.orElseThrow(),
                workspace.cores());
    }

    private static boolean isSwappable(OpenedSource images) {
        return images.source().labelled() && !images.foreground().isEmpty();
    }

    private static void requireForegrounds(EvidenceSpec evidence, OpenedSource images) {
        CounterfactualSpec counterfactual = evidence.counterfactual();
        if (counterfactual.wanted()
                && !counterfactual.equals(CounterfactualSpec.AUTO)
                && images.foreground().isEmpty()) {
            throw new InputException(
                    "--counterfactual: nothing tells where the objects on these images are. Give --masks or "
                            + "--boxes, or leave it out");
        }
    }
}
