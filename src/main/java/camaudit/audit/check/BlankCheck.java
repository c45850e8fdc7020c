package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Most maps must show something.
 *
 * @param max the largest share of maps without any heat
 */
public record BlankCheck(String name, Severity severity, double max) implements Check {
    public BlankCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        if (!(max >= 0 && max < 1)) {
            throw new IllegalArgumentException(
                    "the check '" + name + "' has max " + max + ": it is a share, from 0 to below 1");
        }
    }

    @Override
    public String kind() {
        return "blank-maps";
    }

    @Override
    public List<CheckResult> run(Evidence evidence) {
        SliceState all = evidence.slices().everything();
        if (all.rows() == 0) {
            return List.of(CheckResult.of(this, "blank", Status.INCONCLUSIVE, "The run has no explained images."));
        }
        double share = (double) all.blank() / all.rows();
        return List.of(CheckResult.of(
                        this,
                        "blank",
                        share > max ? severity.status() : Status.PASS,
                        Words.percent(share) + " of the maps have no heat at all (" + all.blank() + " of " + all.rows()
                                + "): no cell speaks for the class that was explained; at most " + Words.percent(max)
                                + " is allowed.")
                .in(Slice.EVERYTHING, all.rows())
                .measured(share, Optional.empty(), OptionalDouble.of(max)));
    }
}
