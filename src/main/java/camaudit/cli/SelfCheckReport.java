package camaudit.cli;

import camaudit.config.ExplainConfig;
import camaudit.explain.Sample;
import camaudit.explain.SelfCheck;
import camaudit.provenance.ReportedCheck;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.sample.FewPictures;
import camaudit.spark.session.Workspace;
import camaudit.text.Numbers;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The self-check of a run: before the first task, on a few of its images. */
final class SelfCheckReport {
    private SelfCheckReport() {}

    /** Checks, if that was asked for and any image can be read. */
    static Optional<SelfCheck> check(ExplainConfig config, ExplainPlan prepared, Workspace workspace) {
        int count = config.selfCheck();
        PreparedModel model = prepared.model();
        List<Sample> samples = FewPictures.of(
                workspace, prepared.images().source(), model.recipe().pixels(), count);
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(SelfCheck.of(prepared.network(), model.recipe(), model.loadedModel(), samples));
    }

    /** Prints what was found; false if something failed. */
    static boolean print(SelfCheck check, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "self-check  gradients at %s are within %s of finite differences (median of %d images)%n",
                check.place(),
                Double.isNaN(check.gradientError()) ? "0, being zero," : Numbers.format("%.2g", check.gradientError()),
                check.images());
        check.similarity()
                .forEach((method, value) -> out.printf(
                        Locale.ROOT, "            %s: rank correlation with shuffled weights %.2f%n", method, value));
        check.failures().forEach(failure -> out.println("FAILED      " + failure));
        return check.failures().isEmpty();
    }

    /** For {@code run.json}. */
    static ReportedCheck of(SelfCheck check) {
        return new ReportedCheck(
                SelfCheck.LARGEST_ERROR,
                Double.isNaN(check.gradientError()) ? "zero gradients" : check.gradientError(),
                check.place(),
                check.images(),
                SelfCheck.MOST_SIMILAR,
                check.similarity());
    }
}
