package camaudit.cli;

import camaudit.attribution.Requirement;
import camaudit.config.ConfigException;
import camaudit.config.MaximizeConfig;
import camaudit.engine.Compiler;
import camaudit.engine.LoadedModel;
import camaudit.explain.ClassChoice;
import camaudit.explain.StartPicture;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.fit.Preprocess;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.storage.Storage;
import camaudit.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything about a maximization that is read and validated before the first step. */
record MaximizePlan(
        LoadedModel loadedModel, Preprocess pixels, ClassChoice choice, List<Integer> classes, OutputFiles files) {
    private static final Set<Requirement> NEEDS = Set.of(Requirement.ACTIVATIONS, Requirement.PIXELS);

    /**
     * Prepares.
     *
     * @throws ConfigException with everything that is wrong with model, classes, preprocessing, start and output
     */
    static MaximizePlan of(MaximizeConfig config, Storage storage) {
        Problems problems = new Problems(ConfigException::new);
        Optional<Network> network =
                problems.attempt(() -> ModelFile.read(storage, config.model().uri())
                        .network(config.model().inputSize()));
        Optional<Preprocess> pixels = network.flatMap(n -> problems.attempt(() -> config.pixels()
                .of(
                        n.inputShape().height(),
                        n.inputShape().width(),
                        n.inputShape().channels())));
        Optional<LoadedModel> loadedModel = network.flatMap(n -> problems.attempt(
                () -> LoadedModel.of(Compiler.compile(n, List.of(Compiler.AUTO), NEEDS), NEEDS, config.backend())));
        Optional<ClassChoice> choice = loadedModel.flatMap(
                e -> problems.attempt(() -> new ClassChoice(e.plan().plan().classes(), config.classNames())));
        Optional<List<Integer>> classes = choice.flatMap(c -> problems.attempt(() -> c.numbers(config.classes())));
        OutputFiles files =
                new OutputFiles(config.output(), classes.map(List::size).orElse(1) > 1);
        problems.run(() -> files.check(classes.orElse(List.of()), config.overwrite(), storage));
        pixels.ifPresent(p -> problems.attempt(() -> start(config, p, storage)));
        problems.throwIfAny();
        return new MaximizePlan(
                loadedModel.orElseThrow(), pixels.orElseThrow(), choice.orElseThrow(), classes.orElseThrow(), files);
    }

    /** The picture to begin with. */
    static float[] start(MaximizeConfig config, Preprocess pixels, Storage storage) {
        return StartPicture.of(
                config.start(), config.seed(), pixels, uri -> storage.read(uri, ImageDecoder.DEFAULT_MAX_BYTES));
    }
}
