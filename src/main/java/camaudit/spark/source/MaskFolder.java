package camaudit.spark.source;

import camaudit.annotation.MaskNames;
import camaudit.annotation.MaskReference;
import camaudit.image.region.MaskRule;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of mask files for records that are not listed. */
final class MaskFolder implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String root;
    private final MaskNames names;
    private final MaskRule rule;
    private final String state;

    /** @param state changes with the files */
    MaskFolder(String root, MaskNames names, MaskRule rule, String state) {
        this.root = Objects.requireNonNull(root);
        this.names = Objects.requireNonNull(names);
        this.rule = Objects.requireNonNull(rule);
        this.state = Objects.requireNonNull(state);
    }

    /**
     * The mask of a record by its id, or else by its name.
     *
     * @param name empty where it has none
     * @throws camaudit.annotation.AnnotationException if several may be meant
     */
    Optional<Marking> find(String id, String name) {
        Optional<String> found =
                name.isEmpty() ? names.own(id + ".png") : names.own(id).or(() -> names.find(name));
        return found.map(path -> Marking.of(new MaskReference(root + "/" + path, rule), ""));
    }

    /** True if a record's mask is found by its id. */
    boolean hasId(String id) {
        return names.own(id).isPresent();
    }

    /** Names of masks without their extension. */
    Stream<String> bare() {
        return names.paths().map(path -> path.substring(0, path.lastIndexOf('.')));
    }

    int size() {
        return names.size();
    }

    String root() {
        return root;
    }

    @Override
    public String toString() {
        return root + " " + state;
    }
}
