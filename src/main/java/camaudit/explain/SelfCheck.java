package camaudit.explain;

import camaudit.attribution.Requirement;
import camaudit.engine.Compiler;
import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.image.Pixels;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.RandomizedNetwork;
import camaudit.resample.FloatMap;
import camaudit.spec.TargetRule;
import camaudit.statistic.RankCorrelation;
import camaudit.text.Numbers;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks on a few images that a run can be trusted: gradients are right for this very model, and each method's map depends on the model, so
 * that it changes when the model's weights are shuffled (Adebayo et al. 2018, "Sanity Checks for Saliency Maps").
 *
 * @param images how many images were checked
 * @param place where gradients were checked: the target layer, or the input where paths lead past it
 * @param gradientError median of the relative errors of directional derivatives; NaN where every gradient is zero
 * @param similarity for each method the mean rank correlation of its maps by the model and by its shuffled weights; maps that are signed by
 *     pixel are compared by magnitude; cells that are 0 in both maps, as where the input is 0, do not count
 */
public record SelfCheck(int images, String place, double gradientError, Map<String, Double> similarity) {
    /** A median relative error above this fails. */
    public static final double LARGEST_ERROR = 0.02;

    /** A mean rank correlation above this fails. */
    public static final double MOST_SIMILAR = 0.7;

    /** The control uses nothing of the model but its activations, so it need not change. */
    private static final Set<String> CONTROLS = Set.of(Method.RANDOM_CAM.label());

    private static final long SEED = 1;
    private static final int GRAIN = 6;

    public SelfCheck {
        Objects.requireNonNull(place);
        similarity = Collections.unmodifiableMap(new LinkedHashMap<>(similarity));
    }

    /**
     * Checks a network and a recipe on these pictures, at least one.
     *
     * @param loadedModel of the recipe's plan of the network
     */
    public static SelfCheck of(Network network, Recipe recipe, LoadedModel loadedModel, List<Sample> samples) {
        Plan plan = loadedModel.plan().plan();
        List<Explanation> explanations = explain(recipe, loadedModel, samples);
        List<Sample> targeted = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            targeted.add(new Sample(
                    samples.get(i).fitted(),
                    OptionalInt.of(explanations.get(i).target()),
                    samples.get(i).seed()));
        }
        Recipe sameTargets = recipe.with(TargetRule.LABEL);
        LoadedModel shuffled = LoadedModel.of(
                recipe.plan(RandomizedNetwork.of(network, SEED)),
                recipe.needs(),
                recipe.spec().backend());
        List<Explanation> shuffledExplanations = explain(sameTargets, shuffled, targeted);
        Map<String, Double> similarity = new LinkedHashMap<>();
        for (String method : recipe.spec().methods()) {
            double sum = 0;
            for (int i = 0; i < explanations.size(); i++) {
                sum += similarity(
                        explanations.get(i).map(method).raw().map(),
                        shuffledExplanations.get(i).map(method).raw().map(),
                        plan);
            }
            similarity.put(method, sum / explanations.size());
        }
        return gradients(network, recipe, sameTargets, targeted, similarity);
    }

    private static SelfCheck gradients(
            Network network, Recipe recipe, Recipe targets, List<Sample> samples, Map<String, Double> similarity) {
        EnumSet<Requirement> needs = EnumSet.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS, Requirement.TAIL);
        Plan plan;
        try {
            plan = Compiler.compile(network, recipe.spec().layers(), needs);
        } catch (ModelException notThroughOneLayer) {
            needs = EnumSet.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS, Requirement.PIXELS);
            plan = Compiler.compile(network, recipe.spec().layers(), needs);
        }
        boolean atLayer = needs.contains(Requirement.TAIL);
        LoadedModel loadedModel = LoadedModel.of(plan, needs, recipe.spec().backend());
        List<Double> errors = new ArrayList<>();
        try (ModelSession session = loadedModel.open(1)) {
            BatchExplainer explainer = new BatchExplainer(targets.with(List.of()), plan, session);
            for (Sample sample : samples) {
                explainer.explain(List.of(grainy(sample)));
                errors.addAll(new GradientCheck(session, atLayer).errors());
            }
        }
        errors.sort(null);
        double median = errors.isEmpty() ? Double.NaN : errors.get(errors.size() / 2);
        String place = atLayer ? plan.target() : plan.network().input().name();
        return new SelfCheck(samples.size(), place, median, similarity);
    }

    /** The sample with some noise, so that cells of an even background differ; where they are equal, pooling has no derivative. */
    private static Sample grainy(Sample sample) {
        Pixels picture = sample.fitted();
        Random random = new Random(sample.seed());
        byte[] samples = new byte[picture.samples().length];
        for (int i = 0; i < samples.length; i++) {
            int level = (picture.samples()[i] & 0xff) + random.nextInt(2 * GRAIN + 1) - GRAIN;
            samples[i] = (byte) Math.max(0, Math.min(255, level));
        }
        return new Sample(
                new Pixels(picture.height(), picture.width(), picture.channels(), samples),
                sample.label(),
                sample.seed());
    }

    private static List<Explanation> explain(Recipe recipe, LoadedModel loadedModel, List<Sample> samples) {
        int batch = Math.min(samples.size(), loadedModel.defaultBatchSize());
        List<Explanation> all = new ArrayList<>();
        try (ModelSession session = loadedModel.open(batch)) {
            BatchExplainer explainer =
                    new BatchExplainer(recipe, loadedModel.plan().plan(), session);
            for (int from = 0; from < samples.size(); from += batch) {
                all.addAll(explainer.explain(samples.subList(from, Math.min(from + batch, samples.size()))));
            }
        }
        return all;
    }

    private static double similarity(FloatMap a, FloatMap b, Plan plan) {
        boolean pixels = a.height() == plan.inputShape().height()
                && a.width() == plan.inputShape().width();
        double[] x = values(a, pixels);
        double[] y = values(b, pixels);
        int[] seen =
                IntStream.range(0, x.length).filter(i -> x[i] != 0 || y[i] != 0).toArray();
        return seen.length < 2
                ? 0
                : RankCorrelation.of(
                        IntStream.of(seen).mapToDouble(i -> x[i]).toArray(),
                        IntStream.of(seen).mapToDouble(i -> y[i]).toArray());
    }

    private static double[] values(FloatMap map, boolean magnitude) {
        double[] values = new double[map.values().length];
        for (int i = 0; i < values.length; i++) {
            double value = map.values()[i];
            values[i] = Double.isNaN(value) ? 0 : magnitude ? Math.abs(value) : value;
        }
        return values;
    }

    /** What failed, in words; empty if all is well. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        if (gradientError > LARGEST_ERROR) {
            failures.add(Numbers.format(
                    "gradients at '%s' are off by %.1f %% of finite differences (median of %d images), more than %.0f %%: "
                            + "maps of this model on this backend cannot be trusted; try --backend nd4j, and tell us",
                    place, 100 * gradientError, images, 100 * LARGEST_ERROR));
        }
        similarity.forEach((method, value) -> {
            if (value > MOST_SIMILAR && !CONTROLS.contains(method)) {
                failures.add(Numbers.format(
                        "%s gives almost the same maps when the model's weights are shuffled (rank correlation %.2f, more than "
                                + "%.2f): it shows the image rather than the model; use another method or layer",
                        method, value, MOST_SIMILAR));
            }
        });
        return failures;
    }
}
