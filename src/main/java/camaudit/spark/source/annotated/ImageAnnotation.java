package camaudit.spark.source.annotated;

import camaudit.annotation.Annotation;
import camaudit.annotation.MaskReference;
import camaudit.spark.source.ForegroundRef;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an annotation file states of one image, with the mask file that it names. */
final class ImageAnnotation implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Annotation annotation;
    private final @Nullable ForegroundRef mask;

    private ImageAnnotation(Annotation annotation, @Nullable ForegroundRef mask) {
        this.annotation = Objects.requireNonNull(annotation);
        this.mask = mask;
    }

    static ImageAnnotation of(Annotation annotation, Function<MaskReference, ForegroundRef> masks) {
        return new ImageAnnotation(annotation, annotation.mask().map(masks).orElse(null));
    }

    Annotation annotation() {
        return annotation;
    }

    Optional<ForegroundRef> mask() {
        return Optional.ofNullable(mask);
    }
}
