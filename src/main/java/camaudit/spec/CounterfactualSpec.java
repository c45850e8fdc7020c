package camaudit.spec;

import java.io.Serializable;
import java.util.Objects;

/**
 * Of how many images the variants are scored.
 *
 * @param choice how that is decided
 * @param images how many at most, where {@code choice} is {@link Choice#SOME}; else 0
 */
public record CounterfactualSpec(Choice choice, long images) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How the number of images is decided. */
    public enum Choice {
        /** All up to {@value CounterfactualSpec#ALL_UP_TO}, else an even sample of {@value CounterfactualSpec#A_CLASS} a class. */
        AUTO,
        ALL,
        NONE,
        SOME
    }

    /** Up to so many images, all are taken. */
    public static final int ALL_UP_TO = 10_000;
    /** Of more, so many of each class. */
    public static final int A_CLASS = 200;

    public static final CounterfactualSpec AUTO = new CounterfactualSpec(Choice.AUTO, 0);
    public static final CounterfactualSpec ALL = new CounterfactualSpec(Choice.ALL, 0);
    public static final CounterfactualSpec NONE = new CounterfactualSpec(Choice.NONE, 0);

    public CounterfactualSpec {
        Objects.requireNonNull(choice);
        if (choice == Choice.SOME ? images < 1 : images != 0) {
            throw new IllegalArgumentException(
                    images + " images with " + choice + ": give a number of 1 or more with SOME only");
        }
    }

    /** At most so many images, an even sample of each class. */
    public static CounterfactualSpec some(long images) {
        return new CounterfactualSpec(Choice.SOME, images);
    }

    /** Whether any image has variants. */
    public boolean wanted() {
        return choice != Choice.NONE;
    }

    /**
     * What it comes to for a dataset: {@link #ALL}, {@link #NONE} or a number that is smaller than the dataset.
     *
     * @param possible whether the foregrounds and the labels of images are stated
     * @param total images of the dataset, about
     */
    public CounterfactualSpec of(boolean possible, long total, int classes) {
        long most = switch (choice) {
            case ALL -> total;
            case NONE -> 0;
            case SOME -> images;
            case AUTO -> !possible ? 0 : total <= ALL_UP_TO ? total : (long) A_CLASS * classes;
        };
        return most == 0 && choice != Choice.ALL ? NONE : most >= total ? ALL : some(most);
    }

    /** The share of a dataset's images that have variants, 0..1; of {@link Choice#AUTO} at most. */
    public double share(long total) {
        return switch (choice) {
            case ALL, AUTO -> 1;
            case NONE -> 0;
            case SOME -> total <= images ? 1 : (double) images / total;
        };
    }

    /** As it is written in a configuration. */
    public String written() {
        return choice == Choice.SOME ? Long.toString(images) : choice.name().toLowerCase(java.util.Locale.ROOT);
    }
}
