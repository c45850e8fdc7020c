package camaudit.annotation;

import camaudit.image.Views;
import camaudit.image.region.Coverage;
import camaudit.image.region.Region;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

final class Texts {
    private Texts() {}

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The annotation of the only picture of a dataset. */
    static Optional<Annotation> find(Annotations annotations, String imageId) {
        Matches matching = new Matches(annotations, "boxes", List.of(imageId).iterator());
        Optional<Annotation> found = matching.find(imageId);
        matching.requireClear();
        return found;
    }

    /** The share of a picture of this size that an annotation's region covers. */
    static double area(Annotation annotation, int height, int width) {
        return area(annotation.region().orElseThrow(), height, width);
    }

    static double area(Region region, int height, int width) {
        return ((Coverage) region.coverage(Views.whole(height, width), 1, 1)).area();
    }
}
