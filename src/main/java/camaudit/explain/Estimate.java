package camaudit.explain;

import camaudit.attribution.Attribution;
import camaudit.attribution.Work;
import camaudit.engine.Cost;
import camaudit.engine.LoadedModel;
import camaudit.engine.Plan;
import camaudit.engine.Speed;
import camaudit.spec.EvidenceSpec;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cost of everything in a run that runs the network again for each image: methods that probe it, and counterfactual pictures.
 *
 * @param passes how many forward passes an image takes for each of these, in words
 * @param passesPerImage of all together
 * @param passesPerSecond as one thread of this machine does them, measured
 */
public record Estimate(List<String> passes, double passesPerImage, double passesPerSecond) {
    private static final double MEASURED_SECONDS = 0.5;
    private static final double QUICK_SECONDS = 0.2;
    private static final int QUICK_BATCH = 8;

    public Estimate {
        passes = List.copyOf(passes);
    }

    /**
     * Measures the network for about a second; empty where nothing runs it again.
     *
     * @param total images of the dataset, about
     */
    public static Optional<Estimate> of(
            Recipe recipe, EvidenceSpec evidence, long total, LoadedModel loadedModel, int batchSize) {
        Map<String, Double> each = passes(recipe, loadedModel.plan().plan());
        if (evidence.counterfactual().wanted()) {
            each.put("counterfactual", evidence.passes(total));
        }
        double all = each.values().stream().mapToDouble(p -> p).sum();
        List<String> passes = each.entrySet().stream()
                .map(p -> Numbers.format("%s %,.1f", p.getKey(), p.getValue()))
                .toList();
        return passes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Estimate(
                        passes, all, Speed.forwardsPerSecond(loadedModel.plan(), batchSize, MEASURED_SECONDS)));
    }

    private static Map<String, Double> passes(Recipe recipe, Plan plan) {
        Cost cost = Cost.of(plan);
        Map<String, Double> passes = new LinkedHashMap<>();
        for (Attribution method : recipe.attributions()) {
            Work work = method.work(plan.targetShape().channels());
            if (!work.equals(Work.NONE)) {
                passes.put(
                        method.name(), cost.forwardPasses(work) * (recipe.spec().mirrored() ? 2 : 1));
            }
        }
        return passes;
    }

    /**
     * About how many images a second one thread of this machine explains, without decoding, from a short measurement.
     *
     * @param total images of the dataset, about
     */
    public static double imagesPerSecond(
            Recipe recipe, EvidenceSpec evidence, long total, LoadedModel loadedModel, int batchSize) {
        Plan plan = loadedModel.plan().plan();
        double shared = Cost.of(plan).forwardPasses() * (recipe.spec().mirrored() ? 2 : 1);
        double repeated =
                passes(recipe, plan).values().stream().mapToDouble(p -> p).sum() + evidence.passes(total);
        return Speed.forwardsPerSecond(loadedModel.plan(), Math.min(batchSize, QUICK_BATCH), QUICK_SECONDS)
                / (shared + repeated);
    }

    /** Hours of one core for this many images. */
    public double coreHours(long images) {
        return images * passesPerImage / passesPerSecond / 3600;
    }

    /**
     * This estimate, if this many images stay within the limit.
     *
     * @throws InputException if they do not
     */
    public Estimate requireAtMost(double maxCoreHours, long images, int cores) {
        if (coreHours(images) > maxCoreHours) {
            throw new InputException("this costs more than --max-core-hours " + maxCoreHours + ": "
                    + describe(images, cores)
                    + ". Take fewer images (--sample 0.01, --limit N), less work an image (--top-channels, --samples, --steps; "
                    + "--counterfactual N or none), or allow it with a larger --max-core-hours");
        }
        return this;
    }

    /** The estimate in words. */
    public String describe(long images, int cores) {
        double hours = coreHours(images);
        return Numbers.format(
                "forward passes an image: %s; %,d images take about %s of one core, %s on %,d (%,.0f passes a second measured)",
                String.join(", ", passes),
                images,
                Numbers.time(hours),
                Numbers.time(hours / cores),
                cores,
                passesPerSecond);
    }
}
