package camaudit.audit.inference;

import java.util.stream.IntStream;

/** The area under the receiver operating characteristic: P(score of a case > score of a control) + ½ P(equal). */
public final class Auc {
    private Auc() {}

    /**
     * Between 0 and 1: 1 where every true outcome has a higher score than every false one, ½ where the score says nothing.
     *
     * @throws IllegalArgumentException if the lengths differ or one of the outcomes is missing
     */
    public static double of(double[] score, boolean[] outcome) {
        if (score.length != outcome.length) {
            throw new IllegalArgumentException(
                    score.length + " scores and " + outcome.length + " outcomes: each score has one outcome");
        }
        double[] cases = scores(score, outcome, true);
        double[] controls = scores(score, outcome, false);
        return (1 + CliffsDelta.of(cases, controls)) / 2;
    }

    private static double[] scores(double[] score, boolean[] outcome, boolean wanted) {
        return IntStream.range(0, score.length)
                .filter(i -> outcome[i] == wanted)
                .mapToDouble(i -> score[i])
                .toArray();
    }
}
