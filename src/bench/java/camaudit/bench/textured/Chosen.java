package camaudit.bench.textured;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Things of some classes only, equally many of each, in turn.
 *
 * @param chosen positions of the classes among those of the things
 */
record Chosen(Things things, List<Integer> chosen) implements Things {
    @Override
    public int side() {
        return things.side();
    }

    @Override
    public List<String> classes() {
        return chosen.stream().map(things.classes()::get).toList();
    }

    @Override
    public List<Integer> numbers(Use use) {
        List<List<Integer>> each = chosen.stream()
                .map(position -> things.numbers(use).stream()
                        .filter(number -> things.label(number) == position)
                        .toList())
                .toList();
        int fewest = each.stream().mapToInt(List::size).min().orElse(0);
        return IntStream.range(0, fewest * each.size())
                .mapToObj(i -> each.get(i % each.size()).get(i / each.size()))
                .toList();
    }

    @Override
    public int label(int number) {
        return chosen.indexOf(things.label(number));
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
