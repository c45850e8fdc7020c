package camaudit.annotation;

import camaudit.image.region.Region;
import camaudit.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Pascal VOC annotation: one XML file for each picture.
 *
 * <p>Boxes in the file count pixels from 1 and include the last one: xmin..xmax is xmin − 1 .. xmax as edges.
 *
 * @param fileName of the picture, without a folder
 * @param height of the picture in pixels; 0 where the file does not say
 * @param width likewise
 * @param objects in the order of the file, difficult ones too
 */
public record VocAnnotation(String fileName, int height, int width, List<VocObject> objects) implements NamedObjects {
    private static final long serialVersionUID = 1L;

    public VocAnnotation {
        Objects.requireNonNull(fileName);
        objects = List.copyOf(objects);
    }

    /**
     * Reads one file, of at most 4 MiB.
     *
     * @param name the file's name, for messages
     * @throws AnnotationException with all problems, up to 20
     * @throws IOException if the stream fails
     */
    public static VocAnnotation read(InputStream in, String name) throws IOException {
        return new VocReader(Problems.of(name, AnnotationException::new)).read(in);
    }

    /** What is known of the picture; its region is empty where there is no object. */
    public Annotation annotation() {
        ClassAreas areas = new ClassAreas();
        for (VocObject object : objects) {
            areas.add(object.name(), object.area(), object.difficult());
        }
        return new Annotation(areas.largest().orElse(null), this);
    }

    @Override
    public Region region(Optional<String> className) {
        Region.Builder region = height > 0 ? Region.builder(height, width) : Region.builder();
        for (VocObject object : objects) {
            if (className.isEmpty() || object.name().equals(className.get())) {
                region.box(object.left(), object.top(), object.right() - object.left(), object.bottom() - object.top());
            }
        }
        return region.build();
    }

    /**
     * The annotations of many pictures, each by its file name.
     *
     * @throws AnnotationException if two are of the same file name
     */
    public static Annotations together(Iterable<VocAnnotation> pictures) {
        Problems problems = Problems.of("Pascal VOC", AnnotationException::new);
        Map<String, Annotation> byName = new LinkedHashMap<>();
        for (VocAnnotation picture : pictures) {
            if (byName.put(picture.fileName(), picture.annotation()) != null) {
                problems.add(Problems.shown(picture.fileName()), "two files annotate it: keep one");
            }
        }
        problems.throwIfAny();
        return new Annotations(byName);
    }
}
