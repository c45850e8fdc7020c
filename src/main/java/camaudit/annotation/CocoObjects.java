package camaudit.annotation;

import camaudit.image.region.Region;
import java.util.HashMap;
import java.util.Optional;

/**
 * One picture's objects with its size in pixels.
 *
 * @param names of the categories, by their number; one map for all pictures
 */
record CocoObjects(CocoPicture picture, HashMap<Integer, String> names, int height, int width) implements NamedObjects {
    private static final long serialVersionUID = 1L;

    @Override
    public Region region(Optional<String> className) {
        return picture.region(Region.builder(height, width), names, className);
    }
}
