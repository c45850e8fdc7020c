package camaudit.report.page;

import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a report; {@link ReportPage} orders it and lays it out.
 *
 * @param verdict of the whole audit; never NOT_APPLICABLE
 * @param headline the verdict in one plain sentence
 * @param reasons why, the weightiest first
 * @param facts the few figures to know first
 * @param checks in any order
 * @param classes in any order
 * @param slices those that differ, the greatest difference first
 * @param clusters in any order; the first dozen, flagged ones before others, are shown with galleries of up to eight
 * @param worst the worst images, the worst first
 * @param outlines images with the outlines of their masks; empty where there are no masks
 * @param counterfactuals empty where they were not computed
 * @param faithfulness empty where it was not measured
 * @param history figures over earlier runs and this one
 * @param provenance which model was run on which data, and how
 * @param limits what the report cannot say, in plain words
 */
public record Page(
        String title,
        Verdict verdict,
        String headline,
        List<String> reasons,
        List<Fact> facts,
        List<CheckLine> checks,
        List<ClassCard> classes,
        List<SliceLine> slices,
        List<ClusterCard> clusters,
        List<Picture> worst,
        List<Picture> outlines,
        Optional<Counterfactuals> counterfactuals,
        Optional<Faithfulness> faithfulness,
        List<Trend> history,
        List<Fact> provenance,
        List<String> limits) {
    public Page {
        Require.text(title, "title");
        Objects.requireNonNull(verdict, "verdict");
        if (verdict == Verdict.NOT_APPLICABLE) {
            throw new IllegalArgumentException(
                    "an audit is not NOT_APPLICABLE: one that could not judge is INCONCLUSIVE");
        }
        Require.text(headline, "headline");
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
        checks = List.copyOf(checks);
        classes = List.copyOf(classes);
        slices = List.copyOf(slices);
        clusters = List.copyOf(clusters);
        worst = List.copyOf(worst);
        outlines = List.copyOf(outlines);
        Objects.requireNonNull(counterfactuals, "counterfactuals");
        Objects.requireNonNull(faithfulness, "faithfulness");
        history = List.copyOf(history);
        provenance = List.copyOf(provenance);
        limits = List.copyOf(limits);
    }
}
