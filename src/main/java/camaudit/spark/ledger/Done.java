package camaudit.spark.ledger;

import camaudit.spark.source.Item;
import java.util.HashMap;
import java.util.Map;

/** Which items are done, and in which state they were then. */
final class Done {
    private final Fingerprints items = new Fingerprints();
    private final Fingerprints files = new Fingerprints();
    /** What was told of the foreground of files, and that something was. */
    private final Fingerprints marks = new Fingerprints();
    /** How often a file was forgotten; what was noted before does not count any more. */
    private final Map<String, Integer> forgotten = new HashMap<>();

    private long live;

    void add(String uri, String name, String state) {
        items.add(key(uri, name + "\n" + state));
        live += files.add(key(uri, "")) ? 1 : 0;
        int told = state.indexOf('@');
        if (told >= 0) {
            marks.add(key(uri, state.substring(told)));
            marks.add(key(uri, "@"));
        }
    }

    /** True if this item's file is done with what is told of its foreground now, or both times with nothing. */
    boolean hasMarks(Item item) {
        return item.marks().isEmpty()
                ? !marks.contains(key(item.uri(), "@"))
                : marks.contains(key(item.uri(), item.marks()));
    }

    /** Forgets all items of a file. */
    void forget(String uri) {
        live -= knows(uri) ? 1 : 0;
        forgotten.merge(uri, 1, Integer::sum);
    }

    /** True if this item is done and has not changed since. */
    boolean has(Item item) {
        return items.contains(key(item.uri(), item.name() + "\n" + item.state()));
    }

    /** True if anything of this file is done, in whatever state. */
    boolean knows(String uri) {
        return files.contains(key(uri, ""));
    }

    /** How many files are known. */
    long files() {
        return live;
    }

    private String key(String uri, String rest) {
        return forgotten.getOrDefault(uri, 0) + "\n" + uri + "\n" + rest;
    }
}
