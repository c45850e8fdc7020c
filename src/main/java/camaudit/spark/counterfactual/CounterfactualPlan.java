package camaudit.spark.counterfactual;

import camaudit.explain.Backdrops;
import java.io.Serializable;
import java.util.Objects;

/**
 * What tasks need for counterfactuals.
 *
 * @param backdrops backgrounds to put objects on
 * @param sample which images are taken
 */
public record CounterfactualPlan(Backdrops backdrops, CounterfactualSample sample) implements Serializable {
    private static final long serialVersionUID = 1L;

    public CounterfactualPlan {
        Objects.requireNonNull(backdrops);
        Objects.requireNonNull(sample);
    }
}
