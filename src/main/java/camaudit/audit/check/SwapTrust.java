package camaudit.audit.check;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapEvidence;
import camaudit.text.Numbers;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether exchanged backgrounds can be believed: before a background of its own class an object must still be known.
 *
 * @param doubt why they cannot be; empty where nothing speaks against them
 * @param lack why that is not certain; empty where it is
 */
record SwapTrust(Optional<String> doubt, Optional<String> lack) {
    /** The least part of what the network knows that it must still know before another background of the class. */
    static final double KEPT = 0.85;

    SwapTrust {
        Objects.requireNonNull(doubt);
        Objects.requireNonNull(lack);
    }

    static SwapTrust of(SwapEvidence swaps, Resampling resampling) {
        SwapAnswers answers = swaps.all().answers();
        Interval kept = swaps.all().kept(KEPT, resampling);
        String numbers = "As they are " + Numbers.share(answers.original())
                + " of the images are classified correctly, and before another background of their own class "
                + Numbers.share(answers.same());
        if (kept.upper() < 0) {
            return new SwapTrust(
                    Optional.of("But that says nothing: " + Words.uncapitalized(numbers)
                            + ". So it is not the background's class that costs the answers, but the exchange itself; masks that leave a "
                            + "part of the object out do that."),
                    Optional.empty());
        }
        return new SwapTrust(
                Optional.empty(),
                kept.lower() < 0
                        ? Optional.of(
                                "But " + Words.uncapitalized(numbers)
                                        + ": too few images to say whether the objects are still known when they are exchanged.")
                        : Optional.empty());
    }
}
