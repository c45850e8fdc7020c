package camaudit.explain;

import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network's classes as a user names them.
 *
 * @param names in the network's order, or none; a name may be several, separated by commas
 */
public record ClassChoice(int classes, List<String> names) {

    public ClassChoice {
        names = List.copyOf(names);
        if (!names.isEmpty() && names.size() != classes) {
            throw new InputException("--class-names has " + names.size() + " names, the network " + classes
                    + " classes: give as many, in the network's order");
        }
    }

    /**
     * The numbers of what was asked for, in that order, without repetition.
     *
     * @throws InputException with everything that is no class
     */
    public List<Integer> numbers(List<String> asked) {
        if (asked.equals(List.of("all"))) {
            return IntStream.range(0, classes).boxed().toList();
        }
        List<Integer> numbers = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String text : asked) {
            List<Integer> found = text.matches("\\d{1,9}") ? inRange(Integer.parseInt(text)) : named(text);
            if (found.size() == 1) {
                numbers.add(found.get(0));
            } else {
                unknown.add(found.isEmpty() ? text : text + " (one of " + found + "?)");
            }
        }
        if (!unknown.isEmpty()) {
            throw new InputException("--class " + String.join(", ", unknown) + ": the network has " + classes
                    + " classes, 0 to " + (classes - 1)
                    + (names.isEmpty() ? "; to name them give --class-names" : ", named as in --class-names"));
        }
        return numbers.stream().distinct().toList();
    }

    private List<Integer> inRange(int number) {
        return number < classes ? List.of(number) : List.of();
    }

    private List<Integer> named(String text) {
        int whole = names.indexOf(text);
        return whole >= 0
                ? List.of(whole)
                : IntStream.range(0, names.size())
                        .filter(i -> Arrays.stream(names.get(i).split(",", -1))
                                .anyMatch(name -> name.strip().equalsIgnoreCase(text.strip())))
                        .boxed()
                        .toList();
    }

    /** A class in words: its number, with its name if it has one. */
    public String describe(int number) {
        return names.isEmpty() ? "class " + number : Numbers.format("class %d (%s)", number, names.get(number));
    }
}
