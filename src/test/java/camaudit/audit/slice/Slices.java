package camaudit.audit.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Slices of their written form. */
public final class Slices {
    private Slices() {}

    /**
     * What {@link Slice#text} wrote.
     *
     * @throws IllegalArgumentException if the text is no slice
     */
    public static Slice parse(String text) {
        return new Slice(SliceText.read(text).stream()
                .peek(item -> assertThat(item.any()).as(text).isFalse())
                .map(item -> new Condition(item.dimension(), item.value()))
                .toList());
    }

    /** The selection where all slices were counted. */
    static SliceSelection selection(Map<Slice, Long> rows, int most) {
        return SliceSelection.of(
                rows, rows.keySet().stream().filter(slice -> !slice.isOfClass()).count(), most);
    }

    /** Both tables' rows in the first. */
    public static SliceTable merged(SliceTable into, SliceTable other) {
        other.states().forEach(into::merge);
        return into;
    }
}
