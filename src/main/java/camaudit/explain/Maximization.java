package camaudit.explain;

import camaudit.attribution.ascent.ActivationMaximization;
import camaudit.attribution.ascent.AscentOptions;
import camaudit.engine.Head;
import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.image.Pixels;
import camaudit.image.fit.Brightness;
import camaudit.image.fit.Preprocess;
import camaudit.text.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Draws the pictures that a network's classes respond to most, a batch of classes at a time. */
public final class Maximization {
    private final LoadedModel loadedModel;
    private final Plan plan;
    private final Preprocess pixels;
    private final Brightness brightness;
    private final ActivationMaximization ascent;

    /** Draws with a model whose plan computes gradients at the pixels. */
    public Maximization(LoadedModel loadedModel, Preprocess pixels, AscentOptions options) {
        this.loadedModel = loadedModel;
        this.plan = loadedModel.plan().plan();
        this.pixels = pixels;
        this.brightness = new Brightness(pixels);
        this.ascent = new ActivationMaximization(
                options, pixels.height(), pixels.width(), pixels.channels().count());
    }

    /**
     * The network's answer to a picture of 8 bits.
     *
     * @param logit of the class
     * @param probability of the class
     */
    public record Outcome(float logit, double probability, int predicted) {}

    /**
     * One class's picture.
     *
     * @param before the answer to the start picture
     * @param after the answer to this picture
     */
    public record Drawn(int number, Pixels picture, Outcome before, Outcome after) {
        public Drawn {
            Objects.requireNonNull(picture);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
        }
    }

    /**
     * Draws a picture for each class and passes each to {@code sink} when it is done.
     *
     * @throws InputException if the network's gradients are not finite
     */
    public void draw(List<Integer> classes, float[] start, long seed, Consumer<Drawn> sink) {
        int batch = Math.min(classes.size(), loadedModel.defaultBatchSize());
        try (ModelSession session = loadedModel.open(batch)) {
            for (int from = 0; from < classes.size(); from += batch) {
                draw(
                        classes.subList(from, Math.min(from + batch, classes.size())).stream()
                                .mapToInt(c -> c)
                                .toArray(),
                        start,
                        seed,
                        session,
                        sink);
            }
        }
    }

    private void draw(int[] targets, float[] start, long seed, ModelSession session, Consumer<Drawn> sink) {
        float[] starts = new float[targets.length * start.length];
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(start, 0, starts, i * start.length, start.length);
        }
        long[] seeds = Arrays.stream(targets)
                .mapToLong(target -> seed * 1_000_003 + target)
                .toArray();
        float[] end = ascent.run(
                starts,
                targets,
                seeds,
                (pictures, t) -> brightness.chain(
                        session.pixels(brightness.toInput(pictures), t).gradients()));
        requireFinite(end);
        float[] before = logits(start, 1, session);
        float[] after = logits(end, targets.length, session);
        for (int i = 0; i < targets.length; i++) {
            sink.accept(new Drawn(
                    targets[i],
                    brightness.toPixels(end, i),
                    score(before, 0, targets[i]),
                    score(after, i, targets[i])));
        }
    }

    private static void requireFinite(float[] pictures) {
        for (float value : pictures) {
            if (!Float.isFinite(value)) {
                throw new InputException("the network's gradients are not finite (the picture has " + value
                        + "): compare --scale, --offset, --mean and --std with the network's training");
            }
        }
    }

    /** The logits of the pictures in 8 bits, as their files hold them. */
    private float[] logits(float[] pictures, int count, ModelSession session) {
        float[] input = new float[pictures.length];
        for (int i = 0; i < count; i++) {
            pixels.write(brightness.toPixels(pictures, i), input, i);
        }
        return session.logits(input, count);
    }

    private Outcome score(float[] logits, int picture, int target) {
        int classes = plan.classes();
        return new Outcome(
                logits[picture * classes + target],
                plan.head().probability(logits, picture, classes, target),
                Head.predicted(logits, picture, classes));
    }
}
