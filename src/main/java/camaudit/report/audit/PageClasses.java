package camaudit.report.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.AuditedRun;
import camaudit.audit.check.BiasCheck;
import camaudit.audit.check.CheckResult;
import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Proportion;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceState;
import camaudit.image.Pixels;
import camaudit.report.Thumbnails;
import camaudit.report.page.ClassCard;
import camaudit.report.page.Counterfactuals;
import camaudit.report.page.Png;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Variant;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The classes on the report's page: where the heat lies in each, and how accuracy falls on other backgrounds. */
final class PageClasses {
    private static final int MEAN_OF = 200;
    private static final int LEAST_MEAN_OF = 20;
    private static final int MOST_READ = 20_000;

    private final AuditReport report;
    private final AuditedRun run;
    private final PictureSource pictures;
    private final PageOverlay overlay;
    private final boolean labelled;
    private final boolean heatUnclear;

    PageClasses(AuditReport report, AuditedRun run, PictureSource pictures) {
        this.report = report;
        this.run = run;
        this.pictures = pictures;
        this.overlay = new PageOverlay(run, pictures);
        this.heatUnclear = BiasCheck.isHeatUnclear(report.checks());
        this.labelled = run.slices().everything().rows(Statistic.CORRECT.label()) > 0;
    }

    List<ClassCard> cards() {
        long classes = run.slices().states().keySet().stream()
                .filter(slice -> ofClass(slice).isPresent())
                .count();
        int each = (int) Math.max(LEAST_MEAN_OF, Math.min(MEAN_OF, MOST_READ / Math.max(1, classes)));
        Map<String, Pixels> means = pictures.means(labelled, each);
        List<ClassCard> cards = new ArrayList<>();
        run.slices()
                .states()
                .forEach((slice, state) -> ofClass(slice)
                        .ifPresent(name -> cards.add(card(name, slice, state, Optional.ofNullable(means.get(name))))));
        return cards;
    }

    private Optional<String> ofClass(Slice slice) {
        return slice.conditions().size() == 1
                ? slice.value(labelled ? Slice.LABEL : Slice.PREDICTED)
                : Optional.empty();
    }

    private ClassCard card(String name, Slice slice, SliceState state, Optional<Pixels> mean) {
        List<String> flags = flags(slice, state);
        OptionalDouble mass = mean(state, Statistic.FOREGROUND_MASS.label());
        OptionalDouble lift = mean(state, Statistic.FOREGROUND_LIFT.label());
        return new ClassCard(
                name,
                state.rows(),
                mean(state, Statistic.CORRECT.label()),
                mass,
                area(mass, lift),
                lift,
                mean(state, Statistic.BORDER_LIFT.label()),
                mean(state, Statistic.SPATIAL_ANOMALY.label()),
                state.blank(),
                mean.map(picture -> Png.of(Thumbnails.picture(picture))),
                mean.flatMap(picture -> state.meanMap().map(map -> overlay.of(picture, map))),
                flags,
                !flags.isEmpty());
    }

    /** The object's share of the area, from its share of the heat and its lift. */
    private static OptionalDouble area(OptionalDouble mass, OptionalDouble lift) {
        return mass.isPresent() && lift.orElse(0) > 0
                ? OptionalDouble.of(Math.min(1, mass.getAsDouble() / lift.getAsDouble()))
                : OptionalDouble.empty();
    }

    private List<String> flags(Slice slice, SliceState state) {
        List<String> flags = new ArrayList<>();
        mean(state, Statistic.CORRECT_BACKGROUND_GAP.label()).stream()
                .filter(gap -> gap >= BiasCheck.USUAL_CAUSAL
                        && state.rows(Statistic.CORRECT_BACKGROUND_GAP.label()) >= BiasCheck.USUAL_LEAST)
                .forEach(gap -> flags.add(
                        Numbers.format("%.0f points less accurate on backgrounds of other classes", 100 * gap)));
        mean(state, Statistic.FOREGROUND_LIFT.label()).stream()
                .filter(lift -> lift < 1
                        && !heatUnclear
                        && state.rows(Statistic.FOREGROUND_LIFT.label()) >= BiasCheck.USUAL_LEAST)
                .forEach(lift -> flags.add("the object gets less heat than an even map would give it"));
        report.checks().stream()
                .filter(check -> check.slice().equals(slice)
                        && (check.status() == Verdict.FAIL || check.status() == Verdict.WARN))
                .map(CheckResult::check)
                .distinct()
                .forEach(flags::add);
        return flags;
    }

    /** Accuracy on other backgrounds; empty where none were tried. */
    Optional<Counterfactuals> counterfactuals() {
        SliceState all = run.slices().everything();
        if (all.rows(Statistic.correct(Variant.MIXED_RANDOM)) == 0) {
            return Optional.empty();
        }
        List<Counterfactuals.Bar> bars = new ArrayList<>();
        for (Variant variant : Variant.AUDITED) {
            bar(variant).ifPresent(bars::add);
        }
        List<Counterfactuals.ClassRow> rows = new ArrayList<>();
        run.slices()
                .states()
                .forEach((slice, state) -> ofClass(slice)
                        .filter(name -> state.rows(Statistic.correct(Variant.FOREGROUND_ONLY)) > 0)
                        .ifPresent(name -> rows.add(new Counterfactuals.ClassRow(
                                name,
                                state.rows(Statistic.correct(Variant.FOREGROUND_ONLY)),
                                mean(state, Statistic.CORRECT.label()),
                                mean(state, Statistic.correct(Variant.FOREGROUND_ONLY)),
                                mean(state, Statistic.correct(Variant.BACKGROUND_ONLY)),
                                mean(state, Statistic.correct(Variant.MIXED_SAME)),
                                mean(state, Statistic.correct(Variant.MIXED_RANDOM))))));
        return Optional.of(new Counterfactuals(
                bars,
                mean(all, Statistic.CORRECT_BACKGROUND_GAP.label()),
                rows,
                "The same objects on other backgrounds: what accuracy falls by from the fourth to the fifth kind of picture, the "
                        + "background's class decides."));
    }

    private Optional<Counterfactuals.Bar> bar(Variant variant) {
        SliceState all = run.slices().everything();
        String statistic = variant == Variant.ORIGINAL ? Statistic.CORRECT.label() : Statistic.correct(variant);
        if (all.rows(statistic) == 0) {
            return Optional.empty();
        }
        double accuracy = all.mean(statistic).orElseThrow();
        Interval interval = new Proportion(Math.round(accuracy * all.rows(statistic)), all.rows(statistic)).interval();
        return Optional.of(new Counterfactuals.Bar(
                variant.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                accuracy,
                interval.lower(),
                interval.upper(),
                all.rows(statistic),
                variant.meaning()));
    }

    private static OptionalDouble mean(SliceState state, String statistic) {
        return state.mean(statistic);
    }
}
