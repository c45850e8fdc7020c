package camaudit.annotation;

import java.io.IOException;
import java.io.InputStream;

/**
 * COCO's object annotations, {@code instances_*.json}: pictures by {@code file_name}. The file is read in one pass; only the shapes
 * are kept.
 *
 * <p>A picture's label and foreground are by {@link WhichObjects}, areas being those of the field {@code area} or else of the box. A
 * crowd is part of the foreground of its class. A box with a side of 0 has no area. The label is the category's name. A picture
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
    public static Annotations read(InputStream in, String name, WhichObjects which, Shapes shapes) throws IOException {
        CocoReader reader = new CocoReader(new Problems(name), shapes);
        reader.read(in);
        return reader.annotations(which);
    }
}
