package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Most images must have been explained.
 *
 * @param max the largest share of images that may have been refused
 */
public record RejectionCheck(String name, Severity severity, double max) implements Check {
    public RejectionCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        if (!(max >= 0 && max < 1)) {
            throw new IllegalArgumentException(
                    "the check '" + name + "' has max " + max + ": it is a share, from 0 to below 1");
        }
    }

    @Override
    public String kind() {
        return "rejections";
    }

    @Override
    public List<CheckResult> run(Evidence evidence) {
        RunCounts counts = evidence.counts();
        long all = counts.explained() + counts.rejected();
        if (all == 0) {
            return List.of(CheckResult.of(this, "rejections", Status.INCONCLUSIVE, "The run has no images."));
        }
        double share = (double) counts.rejected() / all;
        String reasons = counts.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return List.of(CheckResult.of(
                        this,
                        "rejections",
                        share > max ? severity.status() : Status.PASS,
                        Words.percent(share) + " of the images could not be explained (" + counts.rejected() + " of "
                                + all
                                + (reasons.isEmpty() ? "" : ": " + reasons) + "); at most " + Words.percent(max)
                                + " is allowed.")
                .in(Slice.EVERYTHING, all)
                .measured(share, Optional.empty(), OptionalDouble.of(max)));
    }
}
