package camaudit.bench.textured;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** The same things in blue or in red, which makes two classes of each. Neighbours of one class differ in colour. */
record Inked(Things things) implements Things {
    private static final List<String> INKS = List.of("blue", "red");
    private static final double[][] FACTORS = {{.4, .55, 1}, {1, .4, .4}};

    @Override
    public int side() {
        return things.side();
    }

    @Override
    public List<String> classes() {
        return things.classes().stream()
                .flatMap(name -> INKS.stream().map(ink -> name + "-" + ink))
                .toList();
    }

    @Override
    public List<Integer> numbers(Use use) {
        return things.numbers(use);
    }

    @Override
    public int label(int number) {
        return INKS.size() * things.label(number) + ink(number);
    }

    /** Tests take every fifth thing, and every second of those: so every tenth has to differ from the next. */
    private static int ink(int number) {
        return (number + number / 10) % INKS.size();
    }

    @Override
    public String name(int number) {
        return things.name(number);
    }

    @Override
    public Layer draw(int number, SplittableRandom random) throws IOException {
        Layer layer = things.draw(number, random);
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < layer.colors()[c].length; i++) {
                layer.colors()[c][i] *= FACTORS[ink(number)][c];
            }
        }
        return layer;
    }
}
