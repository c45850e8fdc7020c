package camaudit.audit.check;

import camaudit.audit.inference.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The one-to-one order of classes in which labels and answers agree best. */
final class ClassOrder {
    private static final double SAME = 0.98;
    private static final int SHOWN = 4;

    private final List<String> names;
    private final long[][] counts;

    private ClassOrder(List<String> names, long[][] counts) {
        this.names = names;
        this.counts = counts;
    }

    /**
     * An order of classes.
     *
     * @param words what the order is, to complete "with "
     * @param right how many images it makes right
     */
    record Fit(String words, long right) {}

    /** The best order for these answers. */
    static Fit best(Answers answers, int classes, List<String> classNames) {
        List<String> names = names(answers, classes, classNames);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.putIfAbsent(name, numbers.size()));
        long[][] counts = new long[names.size()][names.size()];
        answers.pairs()
                .forEach((pair, images) -> counts[numbers.getOrDefault(pair.label(), 0)][
                        numbers.getOrDefault(pair.predicted(), 0)] += images);
        return new ClassOrder(names, counts).fit();
    }

    /** The classes in the network's order, as far as it is known; numbers count from 0. */
    private static List<String> names(Answers answers, int classes, List<String> classNames) {
        List<String> names = new ArrayList<>(classNames);
        TreeSet<String> others =
                new TreeSet<>(Comparator.<String>comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        others.addAll(answers.labels().keySet());
        others.addAll(answers.predicted().keySet());
        boolean numbers = classNames.isEmpty() && others.stream().allMatch(name -> name.matches("\\d{1,6}"));
        int last = numbers ? Integer.parseInt(others.last()) : -1;
        if (numbers && last < Math.max(10_000, 2 * others.size())) {
            IntStream.range(0, Math.max(classes, last + 1)).forEach(number -> names.add(Integer.toString(number)));
        }
        others.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names.stream().distinct().toList();
    }

    private Fit fit() {
        int[] best = Assignment.of(counts);
        long right = right(best);
        return known().entrySet().stream()
                .filter(entry -> right(entry.getValue()) >= SAME * right)
                .findFirst()
                .map(entry -> new Fit(entry.getKey(), right(entry.getValue())))
                .orElseGet(() -> new Fit(pairs(best), right));
    }

    private long right(int[] order) {
        long right = 0;
        for (int label = 0; label < order.length; label++) {
            right += counts[label][order[label]];
        }
        return right;
    }

    private String pairs(int[] order) {
        List<Integer> moved = IntStream.range(0, order.length)
                .filter(label -> order[label] != label && counts[label][order[label]] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(label -> -counts[label][order[label]]))
                .toList();
        return "other names for the classes ("
                + moved.stream()
                        .limit(SHOWN)
                        .map(label -> "what is labelled " + Words.name(names.get(label)) + " is named "
                                + Words.name(names.get(order[label])))
                        .collect(Collectors.joining(", "))
                + (moved.size() > SHOWN ? " and so on" : "") + ")";
    }

    /** Orders that come up in practice: for each label the class that the network names for it. */
    private Map<String, int[]> known() {
        int n = names.size();
        Map<String, int[]> known = new LinkedHashMap<>();
        if (n == 2) {
            known.put("the two classes swapped", new int[] {1, 0});
            return known;
        }
        if (names.stream().noneMatch(name -> name.matches("\\d+"))) {
            int[] alphabet = sorted(names);
            put(known, "the labels in alphabetical order, as the network's classes are not", alphabet);
            put(known, "the network's classes in alphabetical order, as the labels are not", inverse(alphabet));
        }
        known.put("the classes in reverse order", ints(n, i -> n - 1 - i));
        known.put(
                "each label one number higher (the network counts a class before the first one, such as background)",
                ints(n, i -> (i + 1) % n));
        known.put(
                "each label one number lower (the labels count from 1, the network from 0)",
                ints(n, i -> (i + n - 1) % n));
        int[] text = sorted(IntStream.range(0, n).mapToObj(Integer::toString).toList());
        int[] fromOne =
                sorted(IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList());
        String folders = "the classes sorted as text (0, 1, 10, 2 …) on one side and as numbers on the other";
        put(known, folders, text);
        put(known, folders + " (the other way round)", inverse(text));
        put(known, folders + " (from 1)", fromOne);
        put(known, folders + " (from 1, the other way round)", inverse(fromOne));
        return known;
    }

    private static void put(Map<String, int[]> known, String words, int[] order) {
        if (IntStream.range(0, order.length).anyMatch(i -> order[i] != i)) {
            known.put(words, order);
        }
    }

    private static int[] ints(int n, IntUnaryOperator order) {
        return IntStream.range(0, n).map(order).toArray();
    }

    /** The places of the names in sorted order. */
    private static int[] sorted(List<String> names) {
        Integer[] order = new Integer[names.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(names::get));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }
}
