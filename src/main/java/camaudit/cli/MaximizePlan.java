package camaudit.cli;

import camaudit.attribution.Need;
import camaudit.config.ConfigException;
import camaudit.config.MaximizeConfig;
import camaudit.engine.Compiler;
import camaudit.engine.Examiner;
import camaudit.explain.ClassChoice;
import camaudit.explain.StartPicture;
import camaudit.image.ImageDecoder;
import camaudit.image.Preprocess;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.storage.Storage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything of a {@code maximize} that is read and validated before the first step. */
record MaximizePlan(
        Examiner examiner, Preprocess pixels, ClassChoice choice, List<Integer> classes, OutputFiles files) {
    private static final Set<Need> NEEDS = Set.of(Need.ACTIVATIONS, Need.PIXELS);

    /**
     * Prepares.
     *
     * @throws ConfigException with everything that is wrong with model, classes, preprocessing, start and output
     */
    static MaximizePlan of(MaximizeConfig config, Storage storage) {
        Attempts attempts = new Attempts();
        Optional<Network> network =
                attempts.attempt(() -> ModelFile.read(storage, config.model().uri())
                        .network(config.model().inputSize()));
        Optional<Preprocess> pixels = network.flatMap(n -> attempts.attempt(() -> config.pixels()
                .of(
                        n.inputShape().height(),
                        n.inputShape().width(),
                        n.inputShape().channels())));
        Optional<Examiner> examiner = network.flatMap(n -> attempts.attempt(
                () -> Examiner.of(Compiler.compile(n, List.of(Compiler.AUTO), NEEDS), NEEDS, config.backend())));
        Optional<ClassChoice> choice = examiner.flatMap(
                e -> attempts.attempt(() -> new ClassChoice(e.plan().plan().classes(), config.classNames())));
        Optional<List<Integer>> classes = choice.flatMap(c -> attempts.attempt(() -> c.numbers(config.classes())));
        OutputFiles files =
                new OutputFiles(config.output(), classes.map(List::size).orElse(1) > 1);
        attempts.attempt(() -> files.check(classes.orElse(List.of()), config.overwrite(), storage));
        pixels.ifPresent(p -> attempts.attempt(() -> start(config, p, storage)));
        attempts.done();
        return new MaximizePlan(
                examiner.orElseThrow(), pixels.orElseThrow(), choice.orElseThrow(), classes.orElseThrow(), files);
    }

    /** The picture to begin with. */
    static float[] start(MaximizeConfig config, Preprocess pixels, Storage storage) {
        return StartPicture.of(
                config.start(), config.seed(), pixels, uri -> storage.read(uri, ImageDecoder.DEFAULT_MAX_BYTES));
    }
}
