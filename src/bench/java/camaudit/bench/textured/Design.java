package camaudit.bench.textured;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often a picture of a class has which background. Either each class has its own with the probability {@code rho}, and otherwise any;
 * or some classes are tied to their own, always, and the others have any but those.
 *
 * @param rho probability that a background is chosen to be its class's own, 0..1; only where no class is tied
 * @param tied positions of the classes that always have their own background
 * @param shared probability that a picture of another class has the background of a tied one nevertheless
 */
record Design(double rho, List<Integer> tied, double shared) {
    private static final String TIED = "tied-";
    private static final String SHARED = "-shared-";

    Design {
        tied = List.copyOf(tied);
        if (!(rho >= 0 && rho <= 1) || !(shared >= 0 && shared <= 1)) {
            throw new IllegalArgumentException("rho " + rho + " and shared " + shared + " have to lie in 0..1");
        }
    }

    /** @param text rho, or {@code tied-3}, {@code tied-2-6} or {@code tied-3-shared-0.1}: positions of classes and the probability */
    static Design parse(String text) {
        if (!text.startsWith(TIED)) {
            return new Design(Double.parseDouble(text), List.of(), 0);
        }
        String[] parts = text.substring(TIED.length()).split(SHARED, 2);
        List<Integer> tied =
                Arrays.stream(parts[0].split("-")).map(Integer::valueOf).toList();
        return new Design(0, tied, parts.length == 1 ? 0 : Double.parseDouble(parts[1]));
    }

    /** The background of a picture of a class, for training and for pictures like those of training. */
    int background(int label, int backgrounds, SplittableRandom random) {
        if (tied.isEmpty()) {
            return random.nextDouble() < rho ? own(label, backgrounds) : random.nextInt(backgrounds);
        }
        if (tied.contains(label)) {
            return own(label, backgrounds);
        }
        List<Integer> theirs =
                tied.stream().map(position -> own(position, backgrounds)).toList();
        if (random.nextDouble() < shared) {
            return theirs.get(random.nextInt(theirs.size()));
        }
        List<Integer> free = IntStream.range(0, backgrounds)
                .boxed()
                .filter(background -> !theirs.contains(background))
                .toList();
        return free.get(random.nextInt(free.size()));
    }

    /** The background of a class; where there are more classes than backgrounds, some have the same. */
    static int own(int label, int backgrounds) {
        return label % backgrounds;
    }
}
