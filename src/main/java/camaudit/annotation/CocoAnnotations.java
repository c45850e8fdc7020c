package camaudit.annotation;

import camaudit.text.Problems;
import java.io.IOException;
import java.io.InputStream;

/**
 * COCO's object annotations, {@code instances_*.json}: pictures by {@code file_name}. The file is read in one pass; only the shapes
 * are kept.
 *
 * <p>A picture's label is the category whose objects have the largest area together, by {@link ClassAreas}, areas being those of the
 * field {@code area} or else of the box. All objects are its foreground, crowds too. A box with a side of 0 has no area. A picture
 * without objects has no label and an empty region.
 */
public final class CocoAnnotations {
    private CocoAnnotations() {}

    /**
     * Reads the file.
     *
     * @param name the file's name, for messages
     * @throws AnnotationException with all problems, up to 20
     * @throws IOException if the stream fails
     */
    public static Annotations read(InputStream in, String name) throws IOException {
        CocoReader reader = new CocoReader(Problems.of(name, AnnotationException::new));
        reader.read(in);
        return reader.annotations();
    }
}
