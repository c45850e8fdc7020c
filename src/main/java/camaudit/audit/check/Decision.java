package camaudit.audit.check;

import camaudit.audit.swap.SwapGroup;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;

/**
 * What a loss says of a limit.
 *
 * @param outcome whether the loss is there
 * @param images how many would decide, about, where it is open; 0 where no number would
 */
record Decision(Outcome outcome, long images) {
    /** The p-value at which a loss surely is above 0: five of a thousand audits of networks that lose nothing reach it. */
    static final double SURE = 0.005;

    private static final long MOST = 10_000_000;

    enum Outcome {
        /** The loss is at the limit or above it and surely above 0. */
        SHOWN,
        /** The loss surely is below the limit. */
        EXCLUDED,
        OPEN
    }

    /**
     * Decides.
     *
     * @param images of the loss
     * @param limit above 0
     */
    static Decision of(SwapGroup.Loss loss, long images, double limit) {
        return of(loss, images, limit, loss.p(), SURE);
    }

    /** The same with a p-value that is adjusted for many tests, which must be {@code sure} or less. */
    static Decision of(SwapGroup.Loss loss, long images, double limit, double p, double sure) {
        if (loss.interval().upper() < limit) {
            return new Decision(Outcome.EXCLUDED, 0);
        }
        if (loss.value() >= limit && loss.interval().lower() > 0 && p <= sure) {
            return new Decision(Outcome.SHOWN, 0);
        }
        double wide = loss.value() < limit
                ? loss.interval().upper() - loss.value()
                : loss.value() - loss.interval().lower();
        double allowed = loss.value() < limit ? limit - loss.value() : loss.value();
        double needed = allowed > 0 ? images * (wide / allowed) * (wide / allowed) : MOST;
        return new Decision(Outcome.OPEN, needed < MOST ? Math.max(images + 1, (long) Math.ceil(needed)) : 0);
    }

    Verdict status(Verdict finding) {
        return switch (outcome) {
            case SHOWN -> finding;
            case EXCLUDED -> Verdict.PASS;
            case OPEN -> Verdict.INCONCLUSIVE;
        };
    }

    /** "some 300 images would decide.", or that no number would. */
    String needed() {
        return images > 0
                ? "some " + Numbers.format("%,d", images) + " images would decide, if they came out alike."
                : "the loss lies at the limit, and no number of images would decide.";
    }
}
