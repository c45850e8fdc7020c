package camaudit.bench.textured;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The same things, but of each second class only one in ten. */
record Uneven(Things things) implements Things {
    private static final int RARE = 10;

    @Override
    public int side() {
        return things.side();
    }

    @Override
    public List<String> classes() {
        return things.classes();
    }

    @Override
    public List<Integer> numbers(Use use) {
        List<Integer> all = things.numbers(use);
        return IntStream.range(0, all.size())
                .filter(i -> label(all.get(i)) % 2 == 0 || i % RARE == 0)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public int label(int number) {
        return things.label(number);
    }

    @Override
    public String name(int number) {
        return things.name(number);
    }

    @Override
    public Layer draw(int number, SplittableRandom random) throws IOException {
        return things.draw(number, random);
    }
}
