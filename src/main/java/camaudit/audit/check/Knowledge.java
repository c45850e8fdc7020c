package camaudit.audit.check;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Proportion;
import camaudit.audit.slice.SliceTable;
import camaudit.text.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * Whether a network's answers have anything to do with the labels. A guess that does not look at the images is right for at most the share
 * of the most frequent label, and for Σ l·p where it names classes as often as this network does (label shares l, answer shares p). The
 * network knows something where its accuracy is surely above the first (95 % score interval) or above the second (by {@value #SURE}
 * standard errors), so that imbalanced sets can show knowledge too. Where all images have one label, 1 ÷ classes takes the place of both.
 *
 * @param images how many have a label
 * @param right how many of them are named right
 * @param guess the accuracy of the best guess without looking
 * @param alike the accuracy of a guess with the network's own answers in random order
 * @param order the order of classes that fits best, and how many images it makes right
 */
public record Knowledge(long images, long right, double guess, double alike, Optional<Order> order) {
    /** Of fewer images nothing is said. */
    public static final int LEAST = 30;

    private static final double SURE = 2.576;
    /** The gain in accuracy from which another order of classes is a likelier explanation than the network. */
    private static final double STRONG = 0.3;
    /** The probability that any of all orders fits as well by chance. */
    private static final double BY_CHANCE = 0.001;

    private static final String CAUSES =
            "Likely causes: labels that are not the network's (--labels), another order of its classes, or pixels that it was not trained "
                    + "on (--scale, --offset, --channels, --mean and --std)";

    /**
     * Another order of classes that surely and strongly fits better.
     *
     * @param words what it is, to complete "with "
     */
    public record Order(String words, double accuracy) {}

    /** What an audit knows. */
    public static Knowledge of(SliceTable slices, RunFacts facts) {
        return of(Answers.of(slices), facts.classes(), facts.classNames());
    }

    /**
     * What these answers say.
     *
     * @param classes of the network; 0 where it is not known
     * @param classNames in the network's order; empty where classes have numbers only
     */
    public static Knowledge of(Answers answers, int classes, List<String> classNames) {
        long images = answers.images();
        if (images == 0) {
            return new Knowledge(0, 0, 1, 1, Optional.empty());
        }
        double guess = (double) answers.majority() / images;
        double alike = alike(answers, images);
        if (answers.labels().size() == 1) {
            guess = 1.0 / Math.max(2, Math.max(classes, answers.predicted().size()));
            alike = 1;
        } else if (classes > 0) {
            guess = Math.max(guess, 1.0 / classes);
        }
        return new Knowledge(images, answers.right(), guess, alike, order(answers, images, guess, classes, classNames));
    }

    private static double alike(Answers answers, long images) {
        long answered =
                answers.predicted().values().stream().mapToLong(Long::longValue).sum();
        return answers.labels().entrySet().stream()
                .mapToDouble(label -> (double) label.getValue()
                        / images
                        * answers.predicted().getOrDefault(label.getKey(), 0L)
                        / Math.max(1, answered))
                .sum();
    }

    private static Optional<Order> order(
            Answers answers, long images, double guess, int classes, List<String> classNames) {
        int labels = answers.labels().size();
        if (images < LEAST || labels < 2 || answers.right() > (1 - STRONG) * images) {
            return Optional.empty();
        }
        ClassOrder.Fit fit = ClassOrder.best(answers, classes, classNames);
        Proportion fitted = new Proportion(fit.right(), images);
        Proportion now = new Proportion(answers.right(), images);
        double orders = 0;
        for (int i = 2; i <= Math.max(labels, answers.predicted().size()); i++) {
            orders += Math.log(i);
        }
        boolean sure = fitted.interval().lower() > now.interval().upper()
                && orders + fitted.logAtLeast(guess) < Math.log(BY_CHANCE);
        return sure && fitted.share() - now.share() >= STRONG
                ? Optional.of(new Order(fit.words(), fitted.share()))
                : Optional.empty();
    }

    /** Why nothing can be said of this network on these labels; empty where it knows them, or too few images have one. */
    public Optional<String> doubt() {
        if (images < LEAST) {
            return Optional.empty();
        }
        Proportion accuracy = new Proportion(right, images);
        Interval ends = accuracy.interval();
        boolean known = ends.lower() > guess
                || (alike < 1 && accuracy.share() - alike > SURE * Math.sqrt(alike * (1 - alike) / images));
        if (known && order.isEmpty()) {
            return Optional.empty();
        }
        String numbers = Numbers.share(accuracy.share()) + " of " + Numbers.count(images)
                + " images are named right (95 % interval " + Numbers.share(ends.lower()) + " to "
                + Numbers.share(ends.upper()) + "), guessing without looking at them "
                + Numbers.share(guess) + ". ";
        return Optional.of(
                (known ? "The network knows other labels than these: " : "The network knows nothing of these labels: ")
                        + numbers
                        + order.map(fit -> "With " + fit.words() + " it would be right for "
                                        + Numbers.share(fit.accuracy()) + ": put labels and classes into one order.")
                                .orElse(CAUSES + "."));
    }
}
