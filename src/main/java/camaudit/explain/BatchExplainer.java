package camaudit.explain;

import camaudit.attribution.Attribution;
import camaudit.attribution.Mirror;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.engine.Head;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.image.Pixels;
import camaudit.image.fit.InputWriter;
import camaudit.image.fit.Preprocess;
import camaudit.vocabulary.MapStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains batches of pictures on one thread's buffers. */
public final class BatchExplainer {
    private static final Set<Requirement> OF_LAYERS =
            EnumSet.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS, Requirement.TAIL);

    private final Recipe recipe;
    private final Plan plan;
    private final ModelSession session;
    /** The methods in the order of the rows. */
    private final List<Attribution> methods;

    /** The methods in the order that saves passes. */
    private final List<Attribution> ordered;

    /** What each method's map lies on. */
    private final Map<String, String> places = new HashMap<>();

    private final InputWriter writer;
    private final float[] input;
    private final float[] black;

    /**
     * Explains by a recipe.
     *
     * @param plan the recipe's plan of the network that {@code session} runs
     */
    public BatchExplainer(Recipe recipe, Plan plan, ModelSession session) {
        this.recipe = recipe;
        this.plan = plan;
        this.session = session;
        this.methods = recipe.attributions();
        methods.forEach(method -> places.put(method.name(), place(method)));
        this.ordered = new ArrayList<>(methods);
        ordered.sort(Comparator.comparing(Attribution::method));
        this.writer = recipe.pixels().writer();
        this.input = new float[session.batchSize() * plan.inputShape().size()];
        this.black = black(recipe.pixels());
    }

    /** The {@link ModelSession#forwardNanos()} of this explainer's session. */
    public long forwardNanos() {
        return session.forwardNanos();
    }

    /** The {@link ModelSession#backwardNanos()} of this explainer's session. */
    public long backwardNanos() {
        return session.backwardNanos();
    }

    private static float[] black(Preprocess pixels) {
        int channels = pixels.channels().count();
        float[] black = new float[pixels.height() * pixels.width() * channels];
        Pixels picture = new Pixels(pixels.height(), pixels.width(), channels, new byte[black.length]);
        pixels.write(picture, black, 0);
        return black;
    }

    /** The explanations of at most a batch of pictures, in their order. */
    public List<Explanation> explain(List<Sample> batch) {
        int images = batch.size();
        for (int i = 0; i < images; i++) {
            writer.write(batch.get(i).fitted(), input, i);
        }
        long[] seeds = batch.stream().mapToLong(Sample::seed).toArray();
        float[] logits = session.begin(input, images, black, seeds);
        int classes = plan.classes();
        int[] targets = new int[images];
        for (int i = 0; i < images; i++) {
            targets[i] = recipe.spec()
                    .target()
                    .choose(Head.predicted(logits, i, classes), batch.get(i).label());
        }
        session.explain(targets);
        Map<String, List<RawMap>> maps = maps();
        if (recipe.spec().mirrored()) {
            mirror(images, seeds, targets, maps);
        }
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            float logit = logits[i * classes + targets[i]];
            float probability = (float) plan.head().probability(logits, i, classes, targets[i]);
            explanations.add(new Explanation(
                    Head.predicted(logits, i, classes), targets[i], logit, probability, maps(maps, i, logit)));
        }
        return explanations;
    }

    /**
     * The network's scores of any number of other pictures, as {@link Preprocess#fit} returns them; forward passes only. The batch that was
     * explained last is discarded.
     *
     * @param targets the class whose score is returned, for each picture
     */
    public List<Score> score(List<Pixels> pictures, int[] targets) {
        if (targets.length != pictures.size()) {
            throw new IllegalArgumentException(targets.length + " targets for " + pictures.size() + " pictures");
        }
        List<Score> scores = new ArrayList<>();
        int batchSize = session.batchSize();
        for (int from = 0; from < pictures.size(); from += batchSize) {
            int count = Math.min(batchSize, pictures.size() - from);
            for (int i = 0; i < count; i++) {
                writer.write(pictures.get(from + i), input, i);
            }
            float[] logits = session.logits(input, count);
            for (int i = 0; i < count; i++) {
                scores.add(new Score(
                        plan.head().probability(logits, i, plan.classes(), targets[from + i]),
                        Head.predicted(logits, i, plan.classes())));
            }
        }
        return scores;
    }

    /** The probabilities of one class for any number of inputs, (count, height, width, channels) after preprocessing; as {@link #score}. */
    public double[] probabilities(float[] inputs, int target) {
        int count = inputs.length / plan.inputShape().size();
        float[] logits = session.logits(inputs, count);
        double[] probabilities = new double[count];
        for (int i = 0; i < count; i++) {
            probabilities[i] = plan.head().probability(logits, i, plan.classes(), target);
        }
        return probabilities;
    }

    private Map<String, List<RawMap>> maps() {
        Map<String, List<RawMap>> maps = new HashMap<>();
        ordered.forEach(method -> maps.put(method.name(), method.attribute(session)));
        return maps;
    }

    private void mirror(int images, long[] seeds, int[] targets, Map<String, List<RawMap>> maps) {
        float[] mirrored = Mirror.input(
                input,
                images,
                plan.inputShape().height(),
                plan.inputShape().width(),
                plan.inputShape().channels());
        session.begin(mirrored, images, black, seeds);
        session.explain(targets);
        maps().forEach((method, mirrorMaps) -> maps.computeIfPresent(method, (name, plainMaps) -> {
            List<RawMap> means = new ArrayList<>();
            for (int i = 0; i < plainMaps.size(); i++) {
                means.add(new RawMap(Mirror.mean(
                        plainMaps.get(i).map(), Mirror.of(mirrorMaps.get(i).map()))));
            }
            return means;
        }));
    }

    private List<Explanation.MethodMap> maps(Map<String, List<RawMap>> maps, int image, float logit) {
        return methods.stream()
                .map(method -> {
                    RawMap raw = maps.getOrDefault(method.name(), List.of()).get(image);
                    return new Explanation.MethodMap(
                            method.name(),
                            places.getOrDefault(method.name(), ""),
                            MapStatus.of(raw.values(), logit),
                            raw);
                })
                .toList();
    }

    private String place(Attribution method) {
        return method.needs().stream().anyMatch(OF_LAYERS::contains)
                ? String.join("+", plan.targets())
                : plan.network().input().name();
    }
}
