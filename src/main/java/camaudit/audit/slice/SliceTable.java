package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The states of all slices, mergeable in any order. Its size is that of a {@link SliceState} for each slice: count the rows of slices
 * first and pass the selection where metadata may have many values.
 */
public final class SliceTable implements Serializable {
    private static final long serialVersionUID = 1;

    private final SliceSchema schema;
    private final SliceKeys keys;
    private final @Nullable SliceSelection selection;
    private final Map<Slice, SliceState> states = new HashMap<>();

    private SliceTable(SliceSchema schema, SliceKeys keys, @Nullable SliceSelection selection) {
        this.schema = Objects.requireNonNull(schema);
        this.keys = Objects.requireNonNull(keys);
        this.selection = selection;
    }

    /** A table that keeps every slice it meets. */
    public static SliceTable open(SliceSchema schema, SliceKeys keys) {
        return new SliceTable(schema, keys, null);
    }

    /** A table of chosen slices only. */
    public static SliceTable of(SliceSchema schema, SliceKeys keys, SliceSelection selection) {
        return new SliceTable(schema, keys, Objects.requireNonNull(selection));
    }

    /** Adds a row to each of its slices. */
    public SliceTable add(Observation row) {
        SliceSchema.PreparedRow prepared = schema.prepare(row);
        for (Slice slice : keys.of(row.values())) {
            if (keeps(slice)) {
                states.computeIfAbsent(slice, key -> new SliceState(schema)).add(prepared);
            }
        }
        return this;
    }

    /** Adds all rows of one slice. */
    public SliceTable merge(Slice slice, SliceState state) {
        if (keeps(slice)) {
            states.computeIfAbsent(slice, key -> new SliceState(schema)).merge(state);
        }
        return this;
    }

    public SliceSchema schema() {
        return schema;
    }

    public SliceKeys keys() {
        return keys;
    }

    /** What was left out; empty where nothing was chosen. */
    public Optional<SliceSelection> selection() {
        return Optional.ofNullable(selection);
    }

    /** All states, fewer conditions first. */
    public SortedMap<Slice, SliceState> states() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    public Optional<SliceState> state(Slice slice) {
        return Optional.ofNullable(states.get(slice));
    }

    /** The state of all rows, without rows where there are none. */
    public SliceState everything() {
        return state(Slice.EVERYTHING).orElseGet(() -> new SliceState(schema));
    }

    private boolean keeps(Slice slice) {
        return selection == null || selection.kept().contains(slice);
    }
}
