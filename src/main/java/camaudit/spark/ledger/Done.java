package camaudit.spark.ledger;

import camaudit.spark.source.Item;
import camaudit.spark.source.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which items are done, and in which state they were then. */
final class Done {
    private final Fingerprints images = new Fingerprints();
    private final Fingerprints files = new Fingerprints();
    /** What was stated of the foregrounds of files, and that anything was. */
    private final Fingerprints marks = new Fingerprints();
    /** Containers, each in the state in which its parts were done. */
    private final Map<Fingerprint, DoneParts> containers = new HashMap<>();
    /** How often a file was forgotten; what was noted before does not count any more. */
    private final Map<String, Integer> forgotten = new HashMap<>();

    private long live;

    void add(String uri, String name, String state) {
        live += files.add(key(uri, "")) ? 1 : 0;
        Optional<Part> part = Part.of(uri, name);
        if (part.isPresent()) {
            containers
                    .computeIfAbsent(container(uri, state), fresh -> new DoneParts())
                    .add(part.get());
            return;
        }
        images.add(key(uri, state));
        int mark = state.indexOf('@');
        if (mark >= 0) {
            marks.add(key(uri, state.substring(mark)));
            marks.add(key(uri, "@"));
        }
    }

    /** True if this item's file is done with what is stated of its foreground now, or both times with nothing. */
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

    /** What of an item is still to be done: nothing, all of it or, of a part of a container, the images that are not done yet. */
    List<Item> open(Item item) {
        if (item.isFile()) {
            return images.contains(key(item.uri(), item.state())) ? List.of() : List.of(item);
        }
        DoneParts parts = containers.get(container(item.uri(), item.state()));
        return parts == null
                ? List.of(item)
                : parts.open(item.part()).stream()
                        .map(gap -> item.images(gap[0], gap[1]))
                        .toList();
    }

    /** True if what is done of this item's file was done in another state of it, or of other parts that this one overlaps. */
    boolean contradicts(Item item) {
        if (!knows(item.uri())) {
            return false;
        }
        if (item.isFile()) {
            return !open(item).isEmpty();
        }
        DoneParts parts = containers.get(container(item.uri(), item.state()));
        return parts == null || parts.crosses(item.part());
    }

    /** True if anything of this file is done, in whatever state. */
    boolean knows(String uri) {
        return files.contains(key(uri, ""));
    }

    /** How many files are known. */
    long files() {
        return live;
    }

    private Fingerprint container(String uri, String state) {
        return files.of(key(uri, state));
    }

    private String key(String uri, String rest) {
        return forgotten.getOrDefault(uri, 0) + "\n" + uri + "\n" + rest;
    }
}
