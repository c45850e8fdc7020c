package camaudit.spark.source;

import camaudit.annotation.Annotation;
import camaudit.annotation.MaskReference;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an annotation file tells of one image, with the mask that it names, found. */
final class Told implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Annotation annotation;
    private final @Nullable Marking mask;

    private Told(Annotation annotation, @Nullable Marking mask) {
        this.annotation = Objects.requireNonNull(annotation);
        this.mask = mask;
    }

    static Told of(Annotation annotation, Function<MaskReference, Marking> masks) {
        return new Told(annotation, annotation.mask().map(masks).orElse(null));
    }

    Annotation annotation() {
        return annotation;
    }

    Optional<Marking> mask() {
        return Optional.ofNullable(mask);
    }
}
