package camaudit.audit.check;

import camaudit.audit.slice.SliceState;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * Most maps must show something.
 *
 * @param max the largest share of maps without any heat
 */
public record BlankCheck(String name, Severity severity, double max) implements Check {
    static final CheckKind KIND = new CheckKind("blank-maps", BlankCheck::read);

    /** The share of maps that may be blank by default. */
    static final double USUAL_MAX = 0.5;

    public BlankCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        ShareLimit.require(name, max);
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        double max = settings.number("max").orElse(USUAL_MAX);
        return (name, severity) -> new BlankCheck(name, severity, max);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        SliceState all = evidence.slices().everything();
        if (all.rows() == 0) {
            return List.of(CheckResult.of(
                    this, Statistic.BLANK.label(), Verdict.INCONCLUSIVE, "The run has no explained images."));
        }
        double share = (double) all.blank() / all.rows();
        String what = " of the maps have no heat at all (" + all.blank() + " of " + all.rows()
                + "): no cell speaks for the class that was explained";
        return List.of(ShareLimit.judged(this, Statistic.BLANK.label(), share, max, what, all.rows()));
    }
}
