package camaudit.report.page;

import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order of a page's content: the gravest first, the rest folded, pictures no larger than they are shown. */
record Layout(
        Page page,
        Folded<CheckLine> checks,
        List<ClassCard> cards,
        List<ClassLine> lines,
        Folded<SliceLine> slices,
        Forest forest,
        Folded<ClusterCard> clusters,
        List<TrendPlot> trends) {
    private static final int CARDS = 12;
    private static final int CHECKS = 20;
    private static final int SLICES = 20;
    private static final int CLUSTERS = 12;
    private static final int WORST = 24;
    private static final int LINES_WITH_MAPS = 1_000;

    /** A class in the table of all classes. */
    record ClassLine(ClassCard card, Optional<Small> map) {}

    static Layout of(Page page) {
        List<ClassCard> classes = new ArrayList<>(page.classes());
        classes.sort(worry());
        List<ClassLine> lines = new ArrayList<>();
        for (ClassCard card : classes) {
            Optional<Png> map = lines.size() < LINES_WITH_MAPS ? card.meanMap() : Optional.empty();
            lines.add(new ClassLine(card, map.map(png -> Small.of(png, Small.LINE))));
        }
        List<CheckLine> checks = new ArrayList<>(page.checks());
        checks.sort(Comparator.comparing(CheckLine::status));
        List<ClusterCard> clusters = new ArrayList<>(page.clusters());
        clusters.sort(Comparator.comparing(ClusterCard::flagged).reversed());
        return new Layout(
                page,
                Folded.after(CHECKS, checks),
                classes.subList(0, Math.min(CARDS, classes.size())),
                List.copyOf(lines),
                Folded.after(SLICES, page.slices()),
                Forest.of(page.slices()),
                Folded.after(CLUSTERS, clusters),
                page.history().stream().map(TrendPlot::of).toList());
    }

    List<Picture> worst() {
        return page.worst().subList(0, Math.min(WORST, page.worst().size()));
    }

    long concerns() {
        return page.classes().stream().filter(ClassCard::concern).count();
    }

    long missed(Verdict verdict) {
        return page.checks().stream().filter(check -> check.status() == verdict).count();
    }

    /** Concerns first, then the least heat on the object, then the oddest place of the heat. */
    private static Comparator<ClassCard> worry() {
        return Comparator.comparing(ClassCard::concern)
                .reversed()
                .thenComparing(card -> card.foregroundLift().orElse(Double.MAX_VALUE))
                .thenComparing(card -> -card.spatialAnomaly().orElse(-Double.MAX_VALUE))
                .thenComparing(card -> -card.borderLift().orElse(-Double.MAX_VALUE))
                .thenComparing(ClassCard::name);
    }
}
