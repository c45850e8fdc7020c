package camaudit.cli;

import camaudit.faithfulness.Faithfulness;
import camaudit.provenance.ReportedFaithfulness;
import camaudit.spark.counterfactual.BackgroundAccuracy;
import camaudit.spark.explain.Findings;
import camaudit.spark.faithfulness.FaithfulnessMeans;
import camaudit.text.Numbers;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Subject;
import camaudit.vocabulary.Variant;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a run found out besides the explanations, for {@code run.json} and for people. */
final class FindingsReport {
    private static final Map<Variant, String> WORDS = Map.of(
            Variant.FOREGROUND_ONLY, "foreground only",
            Variant.BACKGROUND_ONLY, "background only",
            Variant.BACKGROUND_WIDE, "without a rim around the object",
            Variant.BACKGROUND_BLURRED, "blurred background",
            Variant.MIXED_SAME, "background of the same class",
            Variant.MIXED_RANDOM, "of another class");

    private FindingsReport() {}

    static Map<String, Number> of(BackgroundAccuracy accuracy) {
        Map<String, Number> all = new LinkedHashMap<>();
        all.put("images", accuracy.images());
        all.put("labelled", accuracy.labelled());
        all.put(Statistic.PROBABILITY.label(), accuracy.probability());
        accuracy.probabilities()
                .forEach(
                        (variant, value) -> all.put(Columns.probability(variant).name(), value));
        accuracy.gap().ifPresent(gap -> all.put(Statistic.BACKGROUND_GAP.label(), gap));
        accuracy.accuracy().ifPresent(value -> all.put("accuracy", value));
        accuracy.accuracies().forEach((variant, value) -> all.put("accuracy_" + variant.label(), value));
        accuracy.accuracyGap().ifPresent(gap -> all.put("accuracy_background_gap", gap));
        accuracy.worst().ifPresent(worst -> {
            all.put("worst_class_mixed_random", worst.label());
            all.put("worst_class_images", worst.images());
            all.put("worst_class_accuracy", worst.accuracy());
        });
        return all;
    }

    static ReportedFaithfulness of(List<FaithfulnessMeans> means) {
        if (means.isEmpty()) {
            return ReportedFaithfulness.NONE;
        }
        Map<String, Map<String, Map<String, Double>>> methods = new LinkedHashMap<>();
        means.forEach(each -> methods.computeIfAbsent(each.method(), method -> new LinkedHashMap<>())
                .put(each.subject(), each.means()));
        return new ReportedFaithfulness(
                means.get(0).images(),
                Faithfulness.STEPS,
                Faithfulness.ROAD_PERCENTAGES,
                Faithfulness.ROAD_NOISE,
                methods);
    }

    static void print(Findings findings, PrintStream out) {
        findings.counterfactual().ifPresent(accuracy -> print(accuracy, out));
        String label = "faithful";
        for (String method : findings.faithfulness().stream()
                .map(FaithfulnessMeans::method)
                .distinct()
                .toList()) {
            out.printf(Locale.ROOT, "%-12s%s: %s%n", label, method, compared(findings.faithfulness(), method));
            label = "";
        }
    }

    private static void print(BackgroundAccuracy accuracy, PrintStream out) {
        boolean labelled = accuracy.accuracy().isPresent();
        StringBuilder line = new StringBuilder(
                Numbers.format("original %.1f %%", 100 * accuracy.accuracy().orElse(accuracy.probability())));
        Map<Variant, Double> values = labelled ? accuracy.accuracies() : accuracy.probabilities();
        values.forEach(
                (variant, value) -> line.append(Numbers.format(", %s %.1f %%", WORDS.get(variant), 100 * value)));
        out.printf(
                Locale.ROOT,
                "backgrounds %s of %,d images: %s%n",
                labelled ? "accuracy" : "mean probability",
                labelled ? accuracy.labelled() : accuracy.images(),
                line);
        accuracy.accuracyGap()
                .ifPresent(gap -> out.printf(
                        Locale.ROOT,
                        "            BG-gap %.1f points%s%n",
                        100 * gap,
                        accuracy.worst().map(FindingsReport::worst).orElse("")));
    }

    private static String worst(BackgroundAccuracy.WorstClass worst) {
        return Numbers.format(
                "; worst class on backgrounds of another: %d, %.1f %% of %,d",
                worst.label(), 100 * worst.accuracy(), worst.images());
    }

    private static String compared(List<FaithfulnessMeans> all, String method) {
        return all.get(0).images() + " images, model against random-cam and random-weights: insertion "
                + withControls(all, method, Statistic.INSERTION_AUC.label()) + ", deletion "
                + withControls(all, method, Statistic.DELETION_AUC.label()) + ", ROAD "
                + withControls(all, method, Statistic.ROAD.label())
                + (value(all, method, Subject.MODEL, Statistic.FOREGROUND_LIFT.label())
                                .isPresent()
                        ? ", lift " + withControls(all, method, Statistic.FOREGROUND_LIFT.label())
                        : "");
    }

    private static String withControls(List<FaithfulnessMeans> all, String method, String name) {
        return number(value(all, method, Subject.MODEL, name)) + " ("
                + number(value(all, method, Subject.RANDOM_CAM, name)) + ", "
                + number(value(all, method, Subject.RANDOM_WEIGHTS, name)) + ")";
    }

    private static OptionalDouble value(List<FaithfulnessMeans> all, String method, Subject subject, String name) {
        return all.stream()
                .filter(means ->
                        means.method().equals(method) && means.subject().equals(subject.label()))
                .flatMap(means -> Optional.ofNullable(means.means().get(name)).stream())
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Numbers.format("%.3f", value.getAsDouble()) : "–";
    }
}
