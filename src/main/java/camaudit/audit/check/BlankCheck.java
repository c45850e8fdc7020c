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
    public BlankCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        ShareLimit.require(name, max);
    }

    @Override
    public String kind() {
        return "blank-maps";
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
