package camaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.image.Pixels;
import camaudit.image.edit.Compositing;
import camaudit.network.Activation;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.Input;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import camaudit.spec.ExplainOptions;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Networks that look at the background only, or at the foreground only, are told apart; and which background a picture gets. */
class TestVariants {
    private static final int SIDE = 8;
    private static final ExplainOptions OPTIONS = ExplainOptions.DEFAULT.pixels(1 / 255.0, 0, List.of(), List.of());
    /** Bright backgrounds are of class 0, dark ones of class 1. */
    private static final Backdrops BACKDROPS = new Backdrops(
            SIDE,
            SIDE,
            new double[] {128},
            List.of(
                    backdrop(0, "a", 230),
                    backdrop(0, "b", 220),
                    backdrop(0, "c", 210),
                    backdrop(1, "d", 20),
                    backdrop(1, "e", 30)));

    @Test
    void aNetworkOfTheBackgroundHasAGap() {
        Map<Variant, Score> scores = scores(network(false), picture(225, 250), OptionalInt.of(0));
        double original = original(network(false), picture(225, 250));
        assertThat(original).isGreaterThan(0.9);
        assertThat(p(scores, Variant.BACKGROUND_ONLY)).isCloseTo(original, within(1e-6));
        assertThat(p(scores, Variant.BACKGROUND_BLURRED)).isCloseTo(original, within(0.01));
        assertThat(p(scores, Variant.FOREGROUND_ONLY)).isCloseTo(0.5, within(0.02));
        assertThat(p(scores, Variant.MIXED_SAME)).isGreaterThan(0.9);
        assertThat(p(scores, Variant.MIXED_RANDOM)).isLessThan(0.1);
        assertThat(new Counterfactual(scores).gap().orElseThrow()).isGreaterThan(0.8);
        assertThat(scores.get(Variant.MIXED_SAME).predicted()).isZero();
        assertThat(scores.get(Variant.MIXED_RANDOM).predicted()).isEqualTo(1);
    }

    @Test
    void aNetworkOfTheForegroundHasNone() {
        Pixels picture = picture(20, 225);
        Map<Variant, Score> scores = scores(network(true), picture, OptionalInt.of(0));
        double original = original(network(true), picture);
        assertThat(original).isGreaterThan(0.9);
        for (Variant variant : List.of(
                Variant.FOREGROUND_ONLY, Variant.BACKGROUND_BLURRED, Variant.MIXED_SAME, Variant.MIXED_RANDOM)) {
            assertThat(p(scores, variant)).isCloseTo(original, within(1e-6));
        }
        assertThat(new Counterfactual(scores).gap().orElseThrow()).isCloseTo(0, within(1e-9));
        // What was dark around the object is now where it was.
        assertThat(p(scores, Variant.BACKGROUND_ONLY)).isLessThan(0.1);
    }

    @Test
    void withoutALabelNothingIsMixed() {
        Map<Variant, Score> scores = scores(network(false), picture(225, 250), OptionalInt.empty());
        assertThat(scores)
                .containsOnlyKeys(
                        Variant.FOREGROUND_ONLY,
                        Variant.BACKGROUND_ONLY,
                        Variant.BACKGROUND_BLURRED,
                        Variant.BACKGROUND_WIDE);
        assertThat(new Counterfactual(scores).gap()).isEmpty();
    }

    @Test
    void scoresAreThoseOfTheExplanationWhateverTheBatch() {
        Network network = network(false);
        List<Pixels> pictures = new ArrayList<>();
        int[] targets = new int[7];
        for (int i = 0; i < targets.length; i++) {
            pictures.add(picture(30 * i, 255 - 20 * i));
            targets[i] = i % 2;
        }
        for (int batch : new int[] {1, 3, 16}) {
            try (ModelSession session = session(network, batch)) {
                BatchExplainer explainer = explainer(network, session);
                List<Score> scores = explainer.score(pictures, targets);
                for (int i = 0; i < targets.length; i++) {
                    Explanation own = explainer
                            .explain(List.of(new Sample(pictures.get(i), OptionalInt.empty(), 1)))
                            .get(0);
                    double expected = own.target() == targets[i] ? own.probability() : 1 - own.probability();
                    assertThat(scores.get(i).probability()).isCloseTo(expected, within(1e-6));
                    assertThat(scores.get(i).predicted()).isEqualTo(own.predicted());
                }
            }
        }
    }

    @Test
    void noPictureGetsItsOwnBackgroundAndContentDecides() {
        TreeSet<Integer> levels = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++) {
            int level = level(BACKDROPS.same(0, "b", seed, 1));
            assertThat(level(BACKDROPS.same(0, "b", seed, 1))).isEqualTo(level);
            levels.add(level);
            assertThat(level(BACKDROPS.random(0, "b", seed, 1))).isIn(20, 30);
            assertThat(level(BACKDROPS.random(1, "a", seed, 1))).isIn(210, 220);
        }
        assertThat(levels).containsExactly(210, 230);
        assertThat(BACKDROPS.same(5, "x", 1, 2)).isEmpty();
        Backdrops alone = new Backdrops(SIDE, SIDE, new double[] {0}, List.of(backdrop(2, "z", 9)));
        assertThat(alone.same(2, "z", 1, 2)).isEmpty();
        assertThat(alone.random(2, "y", 1, 2)).isEmpty();
        assertThat(alone.random(1, "z", 1, 2)).isEmpty();
    }

    @Test
    void theOrderInWhichBackgroundsWereFoundDoesNotCount() {
        List<Backdrops.Backdrop> found = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            found.add(backdrop(i % 3, "sha" + i, 10 * i));
        }
        Backdrops one = new Backdrops(SIDE, SIDE, new double[] {1}, found);
        Collections.shuffle(found, new Random(4));
        Backdrops other = new Backdrops(SIDE, SIDE, new double[] {1}, found);
        for (long seed = 0; seed < 50; seed++) {
            assertThat(level(other.same(1, "sha1", seed, 1))).isEqualTo(level(one.same(1, "sha1", seed, 1)));
            assertThat(level(other.random(2, "", seed, 1))).isEqualTo(level(one.random(2, "", seed, 1)));
        }
        assertThat(one.size()).isEqualTo(12);
        assertThat(one.classes()).isEqualTo(3);
        assertThatThrownBy(() -> new Backdrops(3, 3, new double[] {1}, found))
                .hasMessageContaining("a background of 8×8×1 among those of 3×3×1");
    }

    @Test
    void aPictureGetsDifferentBackgroundsOfDifferentClassesWhereThereAreSome() {
        List<Backdrops.Backdrop> found = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            found.add(backdrop(i % 4, "sha" + i, i));
        }
        Backdrops backdrops = new Backdrops(SIDE, SIDE, new double[] {1}, found);
        Map<Integer, Integer> drawn = new TreeMap<>();
        for (long seed = 0; seed < 300; seed++) {
            List<Integer> same = levels(backdrops.same(1, "sha1", seed, 2));
            assertThat(same).containsExactlyInAnyOrder(5, 9);
            List<Integer> random = levels(backdrops.random(1, "sha1", seed, 2));
            assertThat(random).hasSize(2).doesNotHaveDuplicates().noneMatch(level -> level % 4 == 1);
            assertThat(random.get(0) % 4).isNotEqualTo(random.get(1) % 4);
            random.forEach(level -> drawn.merge(level, 1, Integer::sum));
            assertThat(levels(backdrops.random(1, "sha1", seed, 20)))
                    .containsExactlyInAnyOrder(0, 2, 3, 4, 6, 7, 8, 10, 11);
        }
        assertThat(drawn).hasSize(9);
        assertThat(drawn.values()).allMatch(count -> count > 30);
        assertThat(BACKDROPS.random(0, "b", 1, 5))
                .as("two of the one other class")
                .hasSize(2);
        assertThat(BACKDROPS.same(0, "b", 1, 5)).hasSize(2);
    }

    private static List<Integer> levels(List<Pixels> backgrounds) {
        return backgrounds.stream().map(each -> each.at(0, 0, 0)).toList();
    }

    private static int level(List<Pixels> backgrounds) {
        return levels(backgrounds).get(0);
    }

    private static double p(Map<Variant, Score> scores, Variant variant) {
        return Optional.ofNullable(scores.get(variant)).orElseThrow().probability();
    }

    private static Map<Variant, Score> scores(Network network, Pixels picture, OptionalInt label) {
        Map<Variant, Pixels> made = new Variants(BACKDROPS).of(picture, shares(), label, "own", 11);
        Map<Variant, Score> scores = new EnumMap<>(Variant.class);
        try (ModelSession session = session(network, 4)) {
            List<Score> all = explainer(network, session).score(List.copyOf(made.values()), new int[made.size()]);
            int next = 0;
            for (Variant variant : made.keySet()) {
                scores.put(variant, all.get(next++));
            }
        }
        return scores;
    }

    private static double original(Network network, Pixels picture) {
        try (ModelSession session = session(network, 1)) {
            return explainer(network, session)
                    .score(List.of(picture), new int[1])
                    .get(0)
                    .probability();
        }
    }

    private static BatchExplainer explainer(Network network, ModelSession session) {
        Recipe recipe = Recipe.of(OPTIONS, network);
        return new BatchExplainer(recipe, recipe.plan(network), session);
    }

    private static ModelSession session(Network network, int batch) {
        Recipe recipe = Recipe.of(OPTIONS, network);
        Plan plan = recipe.plan(network);
        return LoadedModel.of(plan, recipe.needs(), recipe.spec().backend()).open(batch);
    }

    /** Logits ±(mean brightness − ½)·10 of the object's place, or of what is around it. */
    private static Network network(boolean foreground) {
        float[] weights = new float[SIDE * SIDE * 2];
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean counts = object(i) == foreground;
            float weight = counts ? 10f / (foreground ? 16 : SIDE * SIDE - 16) : 0;
            weights[2 * i] = weight;
            weights[2 * i + 1] = -weight;
        }
        List<Node> nodes = List.of(
                new Node("input", new Input(Shape.map(SIDE, SIDE, 1)), List.of()),
                new Node(
                        "conv",
                        new Convolution(
                                Tensor.of(new float[] {1}, 1, 1, 1, 1),
                                Tensor.filled(0, 1),
                                new Window(1, 1, 1, 1, Padding.VALID)),
                        List.of("input")),
                new Node("relu", Activation.relu(), List.of("conv")),
                new Node("flat", new Flatten(), List.of("relu")),
                new Node(
                        "scores",
                        new Dense(Tensor.of(weights, SIDE * SIDE, 2), Tensor.of(new float[] {-5, 5}, 2)),
                        List.of("flat")),
                new Node("softmax", Activation.of(Activation.Function.SOFTMAX), List.of("scores")));
        return new Network("half", nodes, "softmax");
    }

    private static boolean object(int pixel) {
        int y = pixel / SIDE;
        int x = pixel % SIDE;
        return y >= 2 && y < 6 && x >= 2 && x < 6;
    }

    private static double[] shares() {
        double[] shares = new double[SIDE * SIDE];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = object(i) ? 1 : 0;
        }
        return shares;
    }

    private static Pixels picture(int background, int foreground) {
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (object(i) ? foreground : background);
        }
        return new Pixels(SIDE, SIDE, 1, samples);
    }

    private static Backdrops.Backdrop backdrop(int label, String sha256, int level) {
        return new Backdrops.Backdrop(label, sha256, Compositing.even(SIDE, SIDE, new double[] {level}));
    }
}
