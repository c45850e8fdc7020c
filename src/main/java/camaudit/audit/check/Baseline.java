package camaudit.audit.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The accepted earlier runs.
 *
 * @param runs oldest first
 */
public record Baseline(List<BaselineRun> runs) {
    public static final Baseline NONE = new Baseline(List.of());

    public Baseline {
        runs = runs.stream()
                .filter(BaselineRun::accepted)
                .sorted(Comparator.comparing(BaselineRun::time).thenComparing(BaselineRun::run))
                .toList();
    }

    /** One figure in every accepted run that has it, oldest first. */
    List<Double> values(String key) {
        return runs.stream()
                .flatMap(run -> Optional.ofNullable(run.figures().get(key)).stream())
                .toList();
    }
}
