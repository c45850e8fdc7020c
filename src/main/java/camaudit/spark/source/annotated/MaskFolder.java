package camaudit.spark.source.annotated;

import camaudit.annotation.MaskNames;
import camaudit.annotation.MaskReference;
import camaudit.image.region.MaskRule;
import camaudit.spark.source.ForegroundRef;
import camaudit.text.InputException;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of mask files for records that are not listed. */
final class MaskFolder implements RecordIndex, Serializable {
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
    Optional<ForegroundRef> find(String id, String name) {
        Optional<String> found = name.isEmpty()
                ? names.atPathOf(id + ".png")
                : names.atPathOf(id).or(() -> names.find(name));
        return found.map(path -> ForegroundRef.of(new MaskReference(root + "/" + path, rule), ""));
    }

    @Override
    public boolean has(String id, String name) {
        return find(id, name).isPresent();
    }

    @Override
    public boolean hasId(String id) {
        return names.atPathOf(id).isPresent();
    }

    /** Without their extension. */
    @Override
    public Stream<String> names() {
        return names.paths().map(path -> path.substring(0, path.lastIndexOf('.')));
    }

    @Override
    public InputException unfitting(String firstId, String among) {
        return AnnotationErrors.masks(root, firstId);
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
