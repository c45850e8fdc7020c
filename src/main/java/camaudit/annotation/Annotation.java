package camaudit.annotation;

import camaudit.image.region.Region;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is known of one picture: its label, and its foreground as a region or as a mask file. Where both are given, the mask counts. */
public final class Annotation implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_DIGITS = 9;

    private final @Nullable String label;
    private final @Nullable Region region;
    private final @Nullable MaskReference mask;
    private final @Nullable NamedObjects objects;

    Annotation(@Nullable String label, @Nullable Region region, @Nullable MaskReference mask) {
        this.label = label;
        this.region = region;
        this.mask = mask;
        this.objects = null;
    }

    Annotation(@Nullable String label, NamedObjects objects) {
        this.label = label;
        this.region = null;
        this.mask = null;
        this.objects = objects;
    }

    /** The class as the annotations have it, a number or a name; never blank. */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /** The label, where it is a whole number from 0 on. */
    public OptionalInt labelNumber() {
        boolean isNumber =
                label != null && label.length() <= MOST_DIGITS && label.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? OptionalInt.of(Integer.parseInt(label)) : OptionalInt.empty();
    }

    /** The foreground; present but {@linkplain Region#isEmpty empty} where the annotations say that the picture shows no object. */
    public Optional<Region> region() {
        return objects == null ? Optional.ofNullable(region) : Optional.of(objects.region(Optional.empty()));
    }

    /** True if more than the label is known: a mask, or a region, which may be empty. */
    public boolean hasForeground() {
        return mask != null || region != null || objects != null;
    }

    /** True if the foreground consists of objects that each have a class. */
    public boolean hasClasses() {
        return objects != null;
    }

    /** The foreground that consists of the objects of this class, which may be empty; all of it where objects have no classes. */
    public Optional<Region> region(String className) {
        return objects == null ? region() : Optional.of(objects.region(Optional.of(className)));
    }

    /** The mask file. */
    public Optional<MaskReference> mask() {
        return Optional.ofNullable(mask);
    }
}
