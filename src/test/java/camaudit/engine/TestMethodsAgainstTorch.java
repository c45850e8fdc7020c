package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.method.MethodOptions;
import camaudit.explain.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Model file and picture → the map of every method, against PyTorch in float64 and against itself in other batches and company. */
class TestMethodsAgainstTorch {
    private static final double TOLERANCE = 1e-4;
    private static final double OWN_TOLERANCE = 1e-5;

    /** The case of two layers. */
    private static final int FUSED = 3;

    /** Set to see the largest error of every method. */
    private static final boolean TABLE = Boolean.getBoolean("camaudit.method.table");

    static Stream<Arguments> networks() {
        return Stream.of("mnist-cnn", "residual-bn", "resnet", "mobilenet_v2")
                .flatMap(name -> EveryBackend.all().map(b -> Arguments.of(name, Named.of(b.name(), b))));
    }

    static Stream<Named<Backend>> backends() {
        return EveryBackend.all().map(b -> Named.of(b.name(), b));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void everyMethod(String name, Backend backend) throws IOException {
        MethodGolden golden = MethodGolden.read(name);
        SoftAssertions all = new SoftAssertions();
        Map<String, Double> worst = new TreeMap<>();
        for (MethodGolden.Case c : golden.cases()) {
            List<Explanation> found = golden.explain(c, c.methods(), c.options(), golden.samples(), backend);
            for (String method : c.methods()) {
                double error = Errors.relative(kept(c, method, found), c.expected(method), golden.images());
                worst.merge(method, error, Math::max);
                all.assertThat(error).as("%s, %s", method, c).isLessThan(TOLERANCE);
            }
        }
        if (TABLE) {
            worst.forEach((method, error) ->
                    System.out.printf(Locale.ROOT, "%-14s %-8s %-22s %.1e%n", name, backend.name(), method, error));
        }
        all.assertAll();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void logitsAndTargets(String name, Backend backend) throws IOException {
        MethodGolden golden = MethodGolden.read(name);
        MethodGolden.Case c = golden.cases().get(0);
        List<Explanation> found = golden.explain(c, List.of("grad-cam"), c.options(), golden.samples(), backend);
        float[] logits = golden.logits();
        int classes = logits.length / golden.images();
        for (int i = 0; i < golden.images(); i++) {
            assertThat(found.get(i).target()).isEqualTo(golden.target(i));
            float[] actual = {found.get(i).logit()};
            assertThat(Errors.relative(actual, new float[] {logits[i * classes + golden.target(i)]}, 1))
                    .isLessThan(TOLERANCE);
        }
    }

    /** A batch gives what its images give alone. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void alone(String name, Backend backend) throws IOException {
        MethodGolden golden = MethodGolden.read(name);
        SoftAssertions all = new SoftAssertions();
        for (MethodGolden.Case c : golden.cases()) {
            List<Explanation> together = golden.explain(c, c.methods(), c.options(), golden.samples(), backend);
            for (int i = 0; i < golden.images(); i++) {
                List<Explanation> single =
                        golden.explain(c, c.methods(), c.options(), List.of(golden.sample(i)), backend);
                for (String method : c.methods()) {
                    assertSame(all, c + ", " + method + ", image " + i, method, together.get(i), single.get(0));
                }
            }
        }
        all.assertAll();
    }

    /** A recipe of several methods gives what each gives in a recipe, and by a plan, of its own; in any order. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void oneByOne(String name, Backend backend) throws IOException {
        MethodGolden golden = MethodGolden.read(name);
        SoftAssertions all = new SoftAssertions();
        for (MethodGolden.Case c : List.of(golden.cases().get(0), golden.cases().get(FUSED))) {
            List<String> backwards = new ArrayList<>(c.methods());
            Collections.reverse(backwards);
            List<Explanation> together = golden.explain(c, backwards, c.options(), golden.samples(), backend);
            for (String method : c.methods()) {
                List<Explanation> single = golden.explain(c, List.of(method), c.options(), golden.samples(), backend);
                for (int i = 0; i < golden.images(); i++) {
                    assertSame(all, c + ", " + method + ", image " + i, method, together.get(i), single.get(i));
                }
            }
        }
        all.assertAll();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void smoothGradWithoutNoiseIsSaliency(String name, Backend backend) throws IOException {
        MethodGolden golden = MethodGolden.read(name);
        MethodGolden.Case c = golden.cases().get(0);
        MethodOptions d = MethodOptions.DEFAULT;
        MethodOptions silent =
                new MethodOptions(d.fusion(), d.channels(), 2, 0, d.steps(), d.alpha(), d.others(), null);
        List<Explanation> found =
                golden.explain(c, List.of("saliency", "smooth-grad"), silent, golden.samples(), backend);
        for (Explanation e : found) {
            assertThat(Errors.relative(
                            e.map("smooth-grad").raw().values(),
                            e.map("saliency").raw().values(),
                            1))
                    .isLessThan(OWN_TOLERANCE);
        }
    }

    /** What is seen from the input does not depend on the layer that other methods look at. */
    @ParameterizedTest
    @MethodSource("backends")
    void theTargetLayerDoesNotMatterToPixels(Backend backend) throws IOException {
        MethodGolden golden = MethodGolden.read("residual-bn");
        MethodGolden.Case c = golden.cases().get(0);
        List<String> methods = List.of("full-grad", "saliency", "guided-backprop", "deconvnet");
        for (String layer : List.of("conv3b", "conv2a", "bn2a", "add2")) {
            List<Explanation> found =
                    golden.explain(List.of(layer), false, methods, c.options(), golden.samples(), backend);
            for (String method : methods) {
                assertThat(Errors.relative(kept(c, method, found), c.expected(method), golden.images()))
                        .as(method + " beside " + layer)
                        .isLessThan(TOLERANCE);
            }
        }
    }

    private static float[] kept(MethodGolden.Case c, String method, List<Explanation> found) {
        float[] all = new float[0];
        for (Explanation e : found) {
            float[] kept = c.kept(method, e.map(method).raw())
                    .orElseThrow(() -> new AssertionError(method + ", " + c + ": a map of another size"));
            int from = all.length;
            all = Arrays.copyOf(all, from + kept.length);
            System.arraycopy(kept, 0, all, from, kept.length);
        }
        return all;
    }

    private static void assertSame(
            SoftAssertions all, String what, String method, Explanation actual, Explanation expected) {
        all.assertThat(Errors.relative(
                        actual.map(method).raw().values(),
                        expected.map(method).raw().values(),
                        1))
                .as(what)
                .isLessThan(OWN_TOLERANCE);
    }
}
