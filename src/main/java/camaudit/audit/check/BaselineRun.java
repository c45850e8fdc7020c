package camaudit.audit.check;

import camaudit.vocabulary.Verdict;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of one audit for later ones.
 *
 * @param time ISO-8601, UTC
 * @param model digest of the model
 * @param accepted whether later runs are compared with it; never with a verdict of {@link Verdict#FAIL} or {@link Verdict#INCONCLUSIVE}
 * @param figures by {@link Figures#key}
 */
public record BaselineRun(
        String run, String time, String model, Verdict verdict, boolean accepted, SortedMap<String, Double> figures) {
    public BaselineRun {
        Objects.requireNonNull(run);
        Objects.requireNonNull(time);
        Objects.requireNonNull(model);
        Objects.requireNonNull(verdict);
        if (accepted && !acceptable(verdict)) {
            throw new IllegalArgumentException("run " + run + " is accepted with the verdict " + verdict
                    + ": only PASS and WARN may become a baseline");
        }
        SortedMap<String, Double> copy = new TreeMap<>();
        figures.forEach((key, value) -> {
            if (Double.isFinite(value)) {
                copy.put(key, value);
            }
        });
        figures = Collections.unmodifiableSortedMap(copy);
    }

    /** A run, which is accepted if its verdict allows it. */
    public static BaselineRun of(String run, String time, String model, Verdict verdict, Map<String, Double> figures) {
        return new BaselineRun(run, time, model, verdict, acceptable(verdict), new TreeMap<>(figures));
    }

    private static boolean acceptable(Verdict verdict) {
        return verdict == Verdict.PASS || verdict == Verdict.WARN;
    }
}
