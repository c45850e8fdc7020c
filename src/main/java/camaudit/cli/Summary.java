package camaudit.cli;

import camaudit.audit.check.Answers;
import camaudit.audit.check.Knowledge;
import camaudit.config.Choices;
import camaudit.config.ExplainConfig;
import camaudit.image.fit.Preprocess;
import camaudit.provenance.Increment;
import camaudit.provenance.RunTotals;
import camaudit.spark.explain.AnswerCount;
import camaudit.spark.explain.ExplainResult;
import camaudit.text.Numbers;
import camaudit.text.Redaction;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an explain run prints at its end. */
final class Summary {
    private Summary() {}

    static void print(ExplainConfig config, ExplainResult result, int classes, PrintStream out) {
        RunTotals counts = result.counts();
        increment(result, out);
        long rejected = counts.images() - counts.explained();
        out.printf(
                Locale.ROOT,
                "explained   %,d of %,d images in %.1f s, %,.1f images/s%n",
                counts.explained(),
                counts.images(),
                result.seconds(),
                result.rate());
        out.printf(Locale.ROOT, "rejected    %,d%s%n", rejected, rejected == 0 ? "" : ": " + listed(counts.rejected()));
        if (result.increment().ignored() > 0) {
            out.printf(
                    Locale.ROOT,
                    "            passed over %,d members of containers that are no images%n",
                    result.increment().ignored());
        }
        result.examples().forEach(example -> out.println("            " + Redaction.of(example)));
        out.println("maps        " + listed(counts.statuses()));
        if (counts.labelled() > 0) {
            out.printf(
                    Locale.ROOT,
                    "agreement   predicted is label for %,d of %,d images (%.1f %%)%n",
                    counts.agreed(),
                    counts.labelled(),
                    100.0 * counts.agreed() / counts.labelled());
            knowledge(result.findings().answers(), classes, config.images().classNames())
                    .doubt()
                    .ifPresent(doubt -> out.println("WARN        " + doubt));
        }
        if (counts.located() > 0 || !counts.unlocated().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "foreground  known for %,d of %,d images%s%n",
                    counts.located(),
                    counts.explained(),
                    counts.unlocated().isEmpty() ? "" : "; " + listed(counts.unlocated()));
        }
        FindingsReport.print(result.findings(), out);
        if (!result.shares().isEmpty()) {
            out.println("time        "
                    + result.shares().entrySet().stream()
                            .filter(e -> e.getValue() >= 0.005)
                            .map(e -> Numbers.format("%s %.0f %%", e.getKey(), 100 * e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        out.println("written     " + Redaction.of(config.output().uri())
                + "/{explanations,rejections,"
                + (result.findings().faithfulness().isEmpty() ? "" : "faithfulness,")
                + (result.findings().masks() == 0 ? "" : "masks,")
                + "run.json}");
        if (counts.explained() == 0) {
            out.println("FAILED      no image could be explained: see the rejections above. "
                    + "Options such as --resize " + Choices.written(Preprocess.Resize.SQUASH) + " may be missing.");
        }
    }

    private static Knowledge knowledge(List<AnswerCount> counts, int classes, List<String> names) {
        Map<Answers.Pair, Long> pairs = new HashMap<>();
        counts.forEach(count -> pairs.merge(
                new Answers.Pair(name(names, count.label()), name(names, count.predicted())),
                count.images(),
                Long::sum));
        return Knowledge.of(Answers.of(pairs), classes, names);
    }

    private static String name(List<String> names, int number) {
        return number < names.size() ? names.get(number) : Integer.toString(number);
    }

    private static void increment(ExplainResult result, PrintStream out) {
        Increment increment = result.increment();
        long files = increment.changed() + increment.touched() + increment.gone();
        if (increment.before() == 0 && files == 0 && increment.undone() == 0) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "resumed     %,d images were done before, %,d were done now in %d units%s%n",
                increment.before(),
                result.now(),
                increment.units(),
                increment.undone() == 0
                        ? ""
                        : "; " + increment.undone() + " units were half done or damaged and done again");
        if (files > 0) {
            out.printf(
                    Locale.ROOT,
                    "            files changed and done again: %,d; of another date, but the same: %,d; with results, but not "
                            + "among the images of this run: %,d (their rows stay)%n",
                    increment.changed(),
                    increment.touched(),
                    increment.gone());
        }
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getKey() + " " + Numbers.format("%,d", e.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
