package camaudit.spark.counterfactual;

import camaudit.explain.BatchExplainer;
import camaudit.explain.Counterfactual;
import camaudit.explain.Explanation;
import camaudit.explain.Score;
import camaudit.explain.Variants;
import camaudit.image.Pixels;
import camaudit.image.region.Coverage;
import camaudit.spark.sample.FittedImage;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores the variants of pictures on one task's buffers, a batch at a time. */
public final class Counterfactuals {
    private final Variants variants;
    private final CounterfactualSample sample;
    private final BatchExplainer explainer;
    private final int imagesAtOnce;

    public Counterfactuals(CounterfactualPlan plan, BatchExplainer explainer, int batchSize) {
        this.variants = new Variants(plan.backdrops());
        this.sample = plan.sample();
        this.explainer = explainer;
        this.imagesAtOnce = Math.max(1, batchSize / Variant.CHANGED.size());
    }

    /**
     * The counterfactuals of a batch that was just explained.
     *
     * @param coverages of each picture's pixels, as the network sees it; empty where its foreground cannot be used
     */
    public List<Counterfactual> of(
            List<FittedImage> batch, List<Explanation> explanations, List<Optional<Coverage>> coverages) {
        List<Counterfactual> all = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += imagesAtOnce) {
            int to = Math.min(from + imagesAtOnce, batch.size());
            all.addAll(scored(batch.subList(from, to), explanations.subList(from, to), coverages.subList(from, to)));
        }
        return all;
    }

    private List<Counterfactual> scored(
            List<FittedImage> batch, List<Explanation> explanations, List<Optional<Coverage>> coverages) {
        List<Map<Variant, Pixels>> made = new ArrayList<>();
        List<Pixels> pictures = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            FittedImage image = batch.get(i);
            Map<Variant, Pixels> each = coverages
                    .get(i)
                    .filter(coverage -> sample.takes(image.image().label(), image.seed()))
                    .map(coverage -> variants.of(
                            image.fitted(),
                            coverage.shares(),
                            image.image().label(),
                            image.image().sha256(),
                            image.seed()))
                    .orElseGet(() -> new EnumMap<>(Variant.class));
            made.add(each);
            for (Pixels picture : each.values()) {
                pictures.add(picture);
                targets.add(explanations.get(i).target());
            }
        }
        List<Score> scores =
                explainer.score(pictures, targets.stream().mapToInt(t -> t).toArray());
        List<Counterfactual> all = new ArrayList<>();
        int next = 0;
        for (Map<Variant, Pixels> each : made) {
            Map<Variant, Score> byVariant = new EnumMap<>(Variant.class);
            for (Variant variant : each.keySet()) {
                byVariant.put(variant, scores.get(next++));
            }
            all.add(new Counterfactual(byVariant));
        }
        return all;
    }
}
