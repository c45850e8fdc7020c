package camaudit.config;

import camaudit.audit.check.AccuracyCheck;
import camaudit.audit.check.Aggregate;
import camaudit.audit.check.BiasCheck;
import camaudit.audit.check.BlankCheck;
import camaudit.audit.check.Check;
import camaudit.audit.check.Checks;
import camaudit.audit.check.DriftCheck;
import camaudit.audit.check.GapCheck;
import camaudit.audit.check.RejectionCheck;
import camaudit.audit.check.Severity;
import camaudit.audit.check.ThresholdCheck;
import camaudit.audit.slice.SlicePattern;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The list {@code gates}: objects that name a check and what it allows. */
final class Gates {
    private static final String SETTING = "gates";
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("threshold", Gates::threshold);
        KINDS.put("gap", Gates::gap);
        KINDS.put("accuracy", Gates::accuracy);
        KINDS.put("rejections", (block, least) -> rejections(block));
        KINDS.put("blank-maps", (block, least) -> blankMaps(block));
        KINDS.put("bias", Gates::bias);
        KINDS.put("drift", Gates::drift);
    }

    private Gates() {}

    /** Reads a block's keys and returns what makes the check of them. */
    private interface Kind {
        Making read(Block block, int least);
    }

    /** Makes a check, which may refuse its numbers. */
    private interface Making {
        Check make(String name, Severity severity);
    }

    /** The checks; the usual ones where nothing is said. Problems are left with {@code values}. */
    static List<Check> read(Values values, int least) {
        Optional<ConfigValue> written = values.lookup(SETTING);
        if (written.isEmpty()) {
            return Checks.usual(least);
        }
        if (!(written.get() instanceof ConfigList list)) {
            values.problem(values.at(SETTING)
                    + " is no list: write it in a file, as gates = [ { check = rejections, max = " + "0.01 } ]");
            return List.of();
        }
        if (list.isEmpty()) {
            values.problem(values.at(SETTING)
                    + " = []: an audit that asks nothing is never passed; leave it out for the usual " + "gates");
        }
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String name = "gate " + (i + 1);
            if (list.get(i) instanceof ConfigObject object) {
                check(new Block(object, name), least, values).ifPresent(checks::add);
            } else {
                values.problem(Origin.where(list.get(i)) + ": " + name + " is no block: write { check = …, … }");
            }
        }
        return checks;
    }

    private static Optional<Check> check(Block block, int least, Values values) {
        String kind = block.text("check").orElse("");
        if (kind.isEmpty()) {
            values.problem(block.at("check") + " is missing: say one of " + String.join(", ", KINDS.keySet()));
            return Optional.empty();
        }
        Kind known = KINDS.get(kind);
        if (known == null) {
            values.problem(block.at("check") + " = '" + kind + "': there is no such check"
                    + Suggestion.of(kind, KINDS.keySet()) + ". Known: " + String.join(", ", KINDS.keySet()));
            return Optional.empty();
        }
        Optional<String> name = block.text("name");
        Severity severity = block.parsed("severity", "fail", "warn or fail", Gates::severity);
        Making making = known.read(block, least);
        List<String> problems = block.problems();
        problems.forEach(values::problem);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        String called = name.orElse(
                block.text("statistic").map(one -> kind + " of " + one).orElse(kind));
        try {
            return Optional.of(making.make(called, severity));
        } catch (IllegalArgumentException e) {
            values.problem(block.at("check") + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Making threshold(Block block, int least) {
        String statistic = statistic(block);
        Aggregate aggregate = aggregate(block);
        SlicePattern slice = slice(block, "slice", "all");
        OptionalDouble min = block.number("min");
        OptionalDouble max = block.number("max");
        int images = images(block, least);
        return (name, severity) -> new ThresholdCheck(name, severity, statistic, aggregate, slice, min, max, images);
    }

    private static Making gap(Block block, int least) {
        String statistic = statistic(block);
        Optional<String> by = block.text("by");
        double effect = block.number("effect").orElse(0.33);
        int images = images(block, least);
        return (name, severity) -> new GapCheck(name, severity, statistic, by, effect, images);
    }

    private static Making accuracy(Block block, int least) {
        SlicePattern groups = slice(block, "slice", "label=*");
        OptionalDouble min = block.number("min");
        OptionalDouble gap = block.number("gap");
        int images = images(block, least);
        return (name, severity) -> new AccuracyCheck(name, severity, groups, min, gap, images);
    }

    private static Making rejections(Block block) {
        double max = block.number("max").orElse(0.05);
        return (name, severity) -> new RejectionCheck(name, severity, max);
    }

    private static Making blankMaps(Block block) {
        double max = block.number("max").orElse(0.5);
        return (name, severity) -> new BlankCheck(name, severity, max);
    }

    private static Making bias(Block block, int least) {
        double causal = block.number("causal").orElse(BiasCheck.USUAL_CAUSAL);
        double attention = block.number("attention").orElse(BiasCheck.USUAL_ATTENTION);
        int images = images(block, Math.max(least, BiasCheck.USUAL_LEAST));
        return (name, severity) -> new BiasCheck(name, severity, causal, attention, images);
    }

    private static Making drift(Block block, int least) {
        String statistic = statistic(block);
        Aggregate aggregate = aggregate(block);
        SlicePattern slice = slice(block, "slice", "all");
        OptionalDouble relative = block.number("relative");
        OptionalDouble deviations = block.number("deviations");
        int runs = block.whole("min-runs", 2, 5);
        return (name, severity) ->
                new DriftCheck(name, severity, statistic, aggregate, slice, relative, deviations, runs);
    }

    private static String statistic(Block block) {
        return block.required("statistic", "the column to look at, such as foreground_lift");
    }

    private static Aggregate aggregate(Block block) {
        return block.parsed(
                "aggregate", "mean", "mean, median, sd, min, max, count, share, or p05 and the like", Aggregate::new);
    }

    private static SlicePattern slice(Block block, String key, String fallback) {
        return block.parsed(key, fallback, "all, or conditions such as \"label=* & site=A\"", SlicePattern::parse);
    }

    private static int images(Block block, int least) {
        return block.whole("min-images", 1, least);
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
