package camaudit.annotation;

import camaudit.image.Region;
import java.util.Arrays;
import java.util.Map;

/** The objects of one picture, packed. */
final class CocoPicture {
    private CocoShape[] shapes = new CocoShape[2];
    private int[] categories = new int[2];
    private float[] areas = new float[2];
    private int count;

    /** A crowd's category has its bits turned around. */
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
     * What is known of the picture.
     *
     * @param names of the categories, by their number
     * @throws IllegalArgumentException if an object's category has no name, or run lengths are of another size
     */
    Annotation annotation(Region.Builder region, Map<Integer, String> names, WhichObjects which) {
        ClassAreas classAreas = new ClassAreas();
        for (int i = 0; i < count; i++) {
            String name = names.get(category(i));
            if (name == null) {
                throw new IllegalArgumentException(
                        "category_id " + category(i) + " is not among the categories: add it there");
            }
            classAreas.add(name, areas[i], categories[i] < 0);
        }
        String label = classAreas.largest().orElse(null);
        for (int i = 0; i < count; i++) {
            if (which == WhichObjects.ALL
                    || String.valueOf(names.get(category(i))).equals(label)) {
                shapes[i].addTo(region);
            }
        }
        return new Annotation(label, region.build(), null);
    }
}
