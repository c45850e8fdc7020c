package camaudit.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A number about an explained image. The statistics of maps are measured in {@code camaudit.statistic}, on L = ReLU(raw) with n cells and p
 * = L/ΣL; s is the object's share of the area. Their order is that of the columns.
 */
public enum Statistic {
    FOCUS("focus", "1 − entropy ÷ ln n: 0 spread evenly, 1 all in one cell", "0..1"),
    ENTROPY("entropy", "−Σ p·ln p, in nats", "0..ln n"),
    GINI("gini", "Gini coefficient: 0 spread evenly, (n−1)/n all in one cell", "0..(n−1)/n"),
    PEAK_X("peak_x", "x of the strongest cell, the first in reading order", "0..1"),
    PEAK_Y("peak_y", "y of the strongest cell, the first in reading order", "0..1"),
    CENTER_X("center_x", "Σ p·x, the centre of mass from the left", "0..1"),
    CENTER_Y("center_y", "Σ p·y, the centre of mass from the top", "0..1"),
    SPREAD("spread", "√Σ p·distance² from the centre of mass, in image sides", "0..√½"),
    AREA_50("area_50", "share of cells with at least half the peak", "1/n..1"),
    BORDER_MASS(
            "border_mass",
            "share of p on the outer 12.5 % frame",
            "0..1",
            "%s of the heat lies on the outer frame of the image",
            Trait.SHARE),
    BORDER_LIFT(
            "border_lift",
            "border_mass ÷ the frame's area share 0.4375: 1 for an even map",
            "0..16/7",
            "the outer frame of the image gets %s times the heat that an even map would give it"),

    FOREGROUND_MASS(
            "foreground_mass",
            "share of p on the foreground",
            "0..1",
            "%s of the heat lies on the object",
            Trait.SHARE,
            Trait.NEEDS_FOREGROUND),
    FOREGROUND_LIFT(
            "foreground_lift",
            "foreground_mass ÷ the foreground's area share s: 1 for an even map",
            "0..1/s",
            "the object gets %s times the heat that an even map would give it",
            Trait.NEEDS_FOREGROUND),
    BACKGROUND_MASS(
            "background_mass",
            "share of p beside the foreground",
            "0..1",
            "%s of the heat lies beside the object",
            Trait.SHARE,
            Trait.NEEDS_FOREGROUND),
    BACKGROUND_LIFT(
            "background_lift",
            "background_mass ÷ (1−s): 1 for an even map",
            "0..1/(1−s)",
            "the background gets %s times the heat that an even map would give it",
            Trait.NEEDS_FOREGROUND),
    POINTING_HIT(
            "pointing_hit",
            "1 where at least half of the strongest cell is foreground, else 0; with ties the share that is",
            "0..1",
            "the hottest point lies on the object in %s",
            Trait.SHARE,
            Trait.NEEDS_FOREGROUND),
    RANK_ACCURACY(
            "rank_accuracy",
            "share of foreground in the strongest cells, as many as the foreground has: s for an even map",
            "0..1",
            "",
            Trait.NEEDS_FOREGROUND),
    IOU_50(
            "iou_50",
            "intersection over union of the cells with at least half the peak and the foreground",
            "0..1",
            "",
            Trait.NEEDS_FOREGROUND),

    PROBABILITY(
            "probability",
            "of the target, after softmax",
            "0..1",
            "the network gives its answer a probability of %s",
            Trait.SHARE),
    BACKGROUND_GAP(
            "background_gap",
            "with `--counterfactual`: mean of p_mixed_same and p_mixed_same_2 − that of p_mixed_random and p_mixed_random_2",
            "−1..1"),

    DELETION_AUC("deletion_auc", "area under the probability while the strongest pixels go first: low is good", "0..1"),
    INSERTION_AUC("insertion_auc", "area under it while the strongest pixels come first: high is good", "0..1"),
    ROAD("road", "probability without the weakest pixels less that without the strongest: high is good", "−1..1"),
    AVERAGE_DROP("average_drop", "share of the probability lost on the image times its map: low is good", "0..1"),
    INCREASE("increase", "1 where the probability is higher there, else 0", "0..1"),

    /** Of an image, derived by the audit; the mean is the accuracy. */
    CORRECT(
            "correct",
            "1 where the predicted class is the label, else 0",
            "0..1",
            "%s are classified correctly",
            Trait.SHARE),
    /** Derived by the audit. */
    BLANK("blank", "1 where no cell lies above zero, else 0", "0..1", "%s have a map without any heat", Trait.SHARE),
    /** Derived by the audit. */
    SPATIAL_ANOMALY("spatial_anomaly", "½·Σ|p − mean p of the class|: 0 the same, 1 disjoint", "0..1"),
    /** Derived by the audit. */
    CORRECT_BACKGROUND_GAP("correct_background_gap", "correct_mixed_same − correct_mixed_random", "−1..1"),
    /** Of the images of a class or slice, derived by the check of bias. */
    CLASS_BACKGROUND_GAP(
            "class_background_gap", "background_gap of the answers to the images of one class or slice", "−1..1"),
    /** Of all images, derived by the check of bias. */
    SHARE_BELOW_EVEN("share_below_even", "share of images with a foreground_lift below 1", "0..1"),
    /** Of a sample of images, derived by the check of masks. */
    MASK_DELTA(
            "mask_delta", "Cliff's delta of how masks fit their own pictures against those of other images", "−1..1");

    /** The statistics of maps that the faithfulness table holds, in its order. */
    public static final List<Statistic> FAITHFULNESS =
            List.of(FOREGROUND_LIFT, FOREGROUND_MASS, BACKGROUND_MASS, POINTING_HIT, BORDER_LIFT, FOCUS);

    /** The statistics that slices are compared by, none of which repeats another. */
    public static final List<Statistic> COMPARED =
            List.of(PROBABILITY, FOREGROUND_LIFT, BORDER_LIFT, FOCUS, SPATIAL_ANOMALY, CORRECT_BACKGROUND_GAP, CORRECT);

    /** The statistics whose gaps between metadata values are checked where no gates are given. */
    public static final List<Statistic> GAP_CHECKED = List.of(PROBABILITY, FOREGROUND_LIFT, BORDER_LIFT);

    /** The statistics whose means a report shows over time. */
    public static final List<Statistic> TRENDS =
            List.of(FOREGROUND_LIFT, CORRECT, CORRECT_BACKGROUND_GAP, BORDER_LIFT, BLANK);

    private static final String CORRECT_ON = "correct_";

    private final String label;
    private final String meaning;
    private final String range;
    private final String sentence;
    private final boolean share;
    private final boolean needsForeground;

    private enum Trait {
        SHARE,
        NEEDS_FOREGROUND
    }

    Statistic(String label, String meaning, String range) {
        this(label, meaning, range, "");
    }

    Statistic(String label, String meaning, String range, String sentence, Trait... traits) {
        this.label = label;
        this.meaning = meaning;
        this.range = range;
        this.sentence = sentence;
        this.share = List.of(traits).contains(Trait.SHARE);
        this.needsForeground = List.of(traits).contains(Trait.NEEDS_FOREGROUND);
    }

    /** The statistic of this name. */
    public static Optional<Statistic> named(String label) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.label.equals(label))
                .findFirst();
    }

    /** The name of a statistic that the audit derives: the share of the pictures of a kind of variant on which the network names the label. */
    public static String correct(Variant variant) {
        return CORRECT_ON + variant.label();
    }

    /** The name, as in columns and gates. */
    public String label() {
        return label;
    }

    /** One line for people: formula and unit. */
    public String meaning() {
        return meaning;
    }

    /** The values it can take. */
    public String range() {
        return range;
    }

    /** What a value says, with {@code %s} in its place. */
    public Optional<String> sentence() {
        return Optional.of(sentence).filter(words -> !words.isEmpty());
    }

    /** Whether people read it in per cent. */
    public boolean isShare() {
        return share;
    }

    /** Whether it takes a mask or boxes. */
    public boolean needsForeground() {
        return needsForeground;
    }
}
