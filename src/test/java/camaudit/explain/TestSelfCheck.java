package camaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.engine.BackwardRule;
import camaudit.engine.Compiler;
import camaudit.engine.Execution;
import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import camaudit.image.decode.IdxImages;
import camaudit.network.Convolution;
import camaudit.network.Network;
import camaudit.network.RandomizedNetwork;
import camaudit.network.reader.ModelFileReader;
import camaudit.spec.ExplainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The self-check passes what is right and catches what is not. */
class TestSelfCheck {
    private static final Path MODEL = Path.of("src/demo/mnist-cnn.keras");
    private static final Set<Requirement> LAYER =
            EnumSet.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS, Requirement.TAIL);
    private static final Set<Requirement> INPUT =
            EnumSet.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS, Requirement.PIXELS);
    private static final ExplainOptions DIGITS = ExplainOptions.DEFAULT.pixels(1 / 255.0, 0, List.of(), List.of());

    @Test
    void rightGradientsPassAtTheLayerAndAtTheInput() throws IOException {
        assertThat(median(LAYER, 1)).isLessThan(0.01);
        assertThat(median(INPUT, 1)).isLessThan(0.01);
    }

    @Test
    void gradientsThatAreOffByATenthFail() throws IOException {
        assertThat(median(LAYER, 1.1f)).isCloseTo(0.1, within(0.05)).isGreaterThan(SelfCheck.LARGEST_ERROR);
        assertThat(median(INPUT, 0.9f)).isGreaterThan(SelfCheck.LARGEST_ERROR);
    }

    @Test
    void theWholeCheckOfTheDemosNetwork() throws IOException {
        Network network = network();
        Recipe recipe = Recipe.of(DIGITS.by("grad-cam", "saliency", "random-cam"), network);
        LoadedModel loadedModel = LoadedModel.of(
                recipe.plan(network), recipe.needs(), recipe.spec().backend());
        SelfCheck check = SelfCheck.of(network, recipe, loadedModel, samples(6));
        assertThat(check.images()).isEqualTo(6);
        assertThat(check.place()).isEqualTo("conv2d_1");
        assertThat(check.gradientError()).isLessThan(SelfCheck.LARGEST_ERROR);
        assertThat(check.similarity()).containsOnlyKeys("grad-cam", "saliency", "random-cam");
        assertThat(check.failures()).isEmpty();
        assertThat(SelfCheck.of(network, recipe, loadedModel, samples(6))).isEqualTo(check);
    }

    @Test
    void failuresNameValueAndRemedy() {
        SelfCheck failed =
                new SelfCheck(4, "conv", 0.25, Map.of("guided-backprop", 0.9, "random-cam", 0.99, "grad-cam", 0.1));
        assertThat(failed.failures())
                .hasSize(2)
                .anySatisfy(f -> assertThat(f).contains("gradients at 'conv' are off by 25.0 %", "--backend nd4j"))
                .anySatisfy(f -> assertThat(f).contains("guided-backprop", "0.90, more than 0.70", "another method"));
        assertThat(new SelfCheck(4, "conv", Double.NaN, Map.of()).failures()).isEmpty();
    }

    @Test
    void shuffledWeightsAreTheSameWeightsElsewhere() throws IOException {
        Network network = network();
        Network shuffled = RandomizedNetwork.of(network, 1);
        assertThat(RandomizedNetwork.of(network, 1)).usingRecursiveComparison().isEqualTo(shuffled);
        for (int i = 0; i < network.nodes().size(); i++) {
            if (network.nodes().get(i).operation() instanceof Convolution own) {
                float[] before = own.kernel().values().clone();
                float[] after = ((Convolution) shuffled.nodes().get(i).operation())
                        .kernel()
                        .values()
                        .clone();
                assertThat(after).isNotEqualTo(before);
                Arrays.sort(before);
                Arrays.sort(after);
                assertThat(after).isEqualTo(before);
            }
        }
    }

    private static double median(Set<Requirement> needs, float factor) throws IOException {
        Network network = network();
        Plan plan = Compiler.compile(network, List.of("auto"), needs);
        LoadedModel right = LoadedModel.of(plan, needs, "auto");
        LoadedModel loadedModel = new LoadedModel(new Scaled(right.plan(), factor), right.tail(), "");
        List<Double> errors = new ArrayList<>();
        try (ModelSession session = loadedModel.open(4)) {
            BatchExplainer explainer = new BatchExplainer(Recipe.of(DIGITS.by(), network), plan, session);
            explainer.explain(samples(4));
            errors.addAll(new GradientCheck(session, needs.contains(Requirement.TAIL)).errors());
        }
        assertThat(errors).hasSize(8);
        errors.sort(null);
        return errors.get(errors.size() / 2);
    }

    private static Network network() throws IOException {
        return ModelFileReader.read(Files.readAllBytes(MODEL), "mnist-cnn.keras");
    }

    private static List<Sample> samples(int count) throws IOException {
        Path file = Path.of("src/demo/mnist/images-idx3-ubyte.gz");
        List<Sample> samples = new ArrayList<>();
        try (IdxImages images = IdxImages.open(Files.newInputStream(file), file.toString())) {
            for (int i = 0; i < count; i++) {
                images.skip(700);
                samples.add(new Sample(images.next(), OptionalInt.empty(), i));
            }
        }
        return samples;
    }

    /** A plan whose gradients are wrong by a factor. */
    private record Scaled(PreparedPlan right, float factor) implements PreparedPlan {
        @Override
        public Plan plan() {
            return right.plan();
        }

        @Override
        public long bytesPerImage() {
            return right.bytesPerImage();
        }

        @Override
        public Execution open(int batchSize) {
            Execution execution = right.open(batchSize);
            return new Execution() {
                @Override
                public int batchSize() {
                    return execution.batchSize();
                }

                @Override
                public float[] forward(float[] input, int from, int images) {
                    return execution.forward(input, from, images);
                }

                @Override
                public void back(BackwardRule rule, float[] seeds) {
                    execution.back(rule, seeds);
                }

                @Override
                public Response response(String node) {
                    Response response = execution.response(node);
                    for (int i = 0; i < response.gradients().length; i++) {
                        response.gradients()[i] *= factor;
                    }
                    return response;
                }

                @Override
                public Response gradients(String node) {
                    return execution.gradients(node);
                }

                @Override
                public Response respond(int[] targets) {
                    return execution.respond(targets);
                }

                @Override
                public void close() {
                    execution.close();
                }
            };
        }
    }
}
