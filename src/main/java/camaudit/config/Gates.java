package camaudit.config;

import camaudit.audit.check.CheckKind;
import camaudit.audit.check.Checks;
import camaudit.audit.check.Gate;
import camaudit.audit.check.OnInconclusive;
import camaudit.audit.check.Severity;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list {@code gates}: objects that name a check and what it allows. */
final class Gates {
    private static final String SETTING = "gates";
    private static final Map<String, CheckKind> KINDS = Checks.kinds().stream()
            .collect(Collectors.toMap(CheckKind::name, kind -> kind, (one, other) -> one, LinkedHashMap::new));

    private Gates() {}

    /** The checks; the usual ones where the setting is absent. Problems are left with {@code values}. */
    static List<Gate> read(Values values, int least) {
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
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String name = "gate " + (i + 1);
            if (list.get(i) instanceof ConfigObject object) {
                check(new Block(object, name), least, values).ifPresent(gates::add);
            } else {
                values.problem(Origin.where(list.get(i)) + ": " + name + " is no block: write { check = …, … }");
            }
        }
        return gates;
    }

    private static Optional<Gate> check(Block block, int least, Values values) {
        String kind = block.text("check").orElse("");
        if (kind.isEmpty()) {
            values.problem(block.at("check") + " is missing: say one of " + String.join(", ", KINDS.keySet()));
            return Optional.empty();
        }
        CheckKind known = KINDS.get(kind);
        if (known == null) {
            values.problem(block.at("check") + " = '" + kind + "': there is no such check"
                    + Suggestion.of(kind, KINDS.keySet()) + ". Known: " + String.join(", ", KINDS.keySet()));
            return Optional.empty();
        }
        Optional<String> name = block.text("name");
        Severity severity = block.parsed("severity", "fail", "warn or fail", Gates::severity);
        OnInconclusive inconclusive = block.parsed("on-inconclusive", "fail", "warn or fail", Gates::onInconclusive);
        CheckKind.Draft draft = known.reader().read(block, least);
        List<String> problems = block.problems();
        problems.forEach(values::problem);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        String title = name.orElse(
                block.text("statistic").map(one -> kind + " of " + one).orElse(kind));
        try {
            return Optional.of(new Gate(draft.make(title, severity), inconclusive));
        } catch (IllegalArgumentException e) {
            values.problem(block.at("check") + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static OnInconclusive onInconclusive(String text) {
        return switch (text) {
            case "fail" -> OnInconclusive.FAIL;
            case "warn" -> OnInconclusive.WARN;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
