package camaudit.annotation;

import camaudit.image.region.Region;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The objects of one picture, packed. */
final class CocoPicture implements Serializable {
    private static final long serialVersionUID = 1L;

    private CocoShape[] shapes = new CocoShape[2];
    private int[] categories = new int[2];
    private float[] areas = new float[2];
    private int count;

    /** Adds an object; the category of a crowd is stored with its bits inverted. */
    void add(CocoShape shape, int category, boolean crowd, float area) {
        if (count == shapes.length) {
            shapes = Arrays.copyOf(shapes, count + count / 2 + 1);
            categories = Arrays.copyOf(categories, shapes.length);
            areas = Arrays.copyOf(areas, shapes.length);
        }
        shapes[count] = shape;
        categories[count] = crowd ? ~category : category;
        areas[count++] = area;
    }

    private int category(int object) {
        return categories[object] < 0 ? ~categories[object] : categories[object];
    }

    /**
     * The name of the class that is the picture's label, if there is an object.
     *
     * @param names of the categories, by their number
     * @throws IllegalArgumentException if an object's category has no name
     */
    Optional<String> label(Map<Integer, String> names) {
        ClassAreas classAreas = new ClassAreas();
        for (int i = 0; i < count; i++) {
            String name = names.get(category(i));
            if (name == null) {
                throw new IllegalArgumentException(
                        "category_id " + category(i) + " is not among the categories: add it there");
            }
            classAreas.add(name, areas[i], categories[i] < 0);
        }
        return classAreas.largest();
    }

    /**
     * The region with the objects of one class, or of all where none is given.
     *
     * @throws IllegalArgumentException if run lengths are of another size than the region's picture
     */
    Region region(Region.Builder region, Map<Integer, String> names, Optional<String> className) {
        for (int i = 0; i < count; i++) {
            if (className.isEmpty() || className.get().equals(names.get(category(i)))) {
                shapes[i].addTo(region);
            }
        }
        return region.build();
    }
}
