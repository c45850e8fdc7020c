package camaudit.audit.slice;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Slices of the same dimensions: {@code label=cat}, {@code label=*} for every label, {@code label=* & site=A}; {@code all} for all rows.
 */
public final class SlicePattern {
    private final List<SliceText.Item> items;
    private final String text;

    private SlicePattern(List<SliceText.Item> items, String text) {
        this.items = items;
        this.text = text;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if the text is not a pattern
     */
    public static SlicePattern parse(String text) {
        List<SliceText.Item> items = SliceText.read(text).stream()
                .sorted(Comparator.comparing(SliceText.Item::dimension))
                .toList();
        if (items.stream().map(SliceText.Item::dimension).distinct().count() < items.size()) {
            throw new IllegalArgumentException("'" + text + "' names a dimension twice: a row has one value of each");
        }
        return new SlicePattern(
                items,
                items.isEmpty()
                        ? SliceText.ALL
                        : items.stream()
                                .map(item -> SliceText.word(item.dimension()) + "="
                                        + (item.any() ? "*" : SliceText.word(item.value())))
                                .collect(Collectors.joining(" & ")));
    }

    /** Whether the slice has these dimensions, and the values where the pattern names them. */
    public boolean matches(Slice slice) {
        return slice.conditions().size() == items.size()
                && items.stream()
                        .allMatch(item -> slice.value(item.dimension())
                                .filter(value -> item.any() || value.equals(item.value()))
                                .isPresent());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlicePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The written form. */
    @Override
    public String toString() {
        return text;
    }
}
