package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/** What checks that allow at most a certain share have in common. */
final class ShareLimit {
    private ShareLimit() {}

    static void require(String name, double max) {
        if (!(max >= 0 && max < 1)) {
            throw new IllegalArgumentException(
                    "the check '" + name + "' has max " + max + ": it is a share, from 0 to below 1");
        }
    }

    /**
     * Judges a share.
     *
     * @param what the words that follow the percentage
     * @param rows how many images there are
     */
    static CheckResult judged(Check check, String statistic, double share, double max, String what, long rows) {
        return CheckResult.of(
                        check,
                        statistic,
                        share > max ? check.severity().status() : Verdict.PASS,
                        Numbers.share(share) + what + "; at most " + Numbers.share(max) + " is allowed.")
                .in(Slice.EVERYTHING, rows)
                .measured(share, Optional.empty(), OptionalDouble.of(max));
    }
}
