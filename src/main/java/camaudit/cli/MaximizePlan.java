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
final class MaximizePlan {
    private static final Set<Need> NEEDS = Set.of(Need.ACTIVATIONS, Need.PIXELS);

    private final MaximizeConfig config;
    private final Storage storage;
    private final Attempts attempts = new Attempts();

    private MaximizePlan(MaximizeConfig config, Storage storage) {
        this.config = config;
        this.storage = storage;
    }

    /** What is ready. */
    record Ready(Examiner examiner, Preprocess pixels, ClassChoice choice, List<Integer> classes, OutputFiles files) {
        Ready {
            classes = List.copyOf(classes);
        }
    }

    /**
     * Prepares.
     *
     * @throws ConfigException with everything that is wrong with model, classes, preprocessing, start and output
     */
    static Ready of(MaximizeConfig config, Storage storage) {
        return new MaximizePlan(config, storage).prepare();
    }

    private Ready prepare() {
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
        pixels.ifPresent(p -> attempts.attempt(() -> StartPicture.of(
                config.start(), config.seed(), p, uri -> storage.read(uri, ImageDecoder.DEFAULT_MAX_BYTES))));
        attempts.done();
        return new Ready(
                examiner.orElseThrow(), pixels.orElseThrow(), choice.orElseThrow(), classes.orElseThrow(), files);
    }
}
