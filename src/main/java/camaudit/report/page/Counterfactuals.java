package camaudit.report.page;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How accurate the model is when object and background are separated.
 *
 * @param backgroundGap accuracy on mixed-same minus accuracy on mixed-random: the Backgrounds Challenge's BG-gap
 * @param message one plain sentence; may be empty
 */
public record Counterfactuals(List<Bar> overall, OptionalDouble backgroundGap, List<ClassRow> classes, String message) {
    public Counterfactuals {
        overall = List.copyOf(overall);
        Require.finite(backgroundGap, "background gap");
        classes = List.copyOf(classes);
        Objects.requireNonNull(message, "message");
    }

    /**
     * One kind of picture.
     *
     * @param accuracy share that the model gets right
     * @param lower lower end of its confidence interval
     * @param upper upper end
     * @param meaning how the picture is made, in plain words; may be empty
     */
    public record Bar(String name, double accuracy, double lower, double upper, long rows, String meaning) {
        public Bar {
            Require.text(name, "name of a kind of picture");
            Require.share(accuracy, "accuracy on " + name);
            Require.interval(Require.share(lower, "lower end on " + name), Require.share(upper, "upper end"), name);
            Require.count(rows, "rows of " + name);
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /** A class's accuracy on each kind of picture. */
    public record ClassRow(
            String name,
            long rows,
            OptionalDouble original,
            OptionalDouble foregroundOnly,
            OptionalDouble backgroundOnly,
            OptionalDouble mixedSame,
            OptionalDouble mixedRandom) {
        public ClassRow {
            Require.text(name, "name of a class");
            Require.count(rows, "rows of " + name);
            Require.share(original, "accuracy on originals of " + name);
            Require.share(foregroundOnly, "accuracy on foregrounds of " + name);
            Require.share(backgroundOnly, "accuracy on backgrounds of " + name);
            Require.share(mixedSame, "accuracy on mixed-same of " + name);
            Require.share(mixedRandom, "accuracy on mixed-random of " + name);
        }
    }
}
