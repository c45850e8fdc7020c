package camaudit.report.page;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A cluster of a class's maps, which stands for one way of deciding.
 *
 * @param number the cluster's number within the class, from 1
 * @param images how many images are in it
 * @param share the share of the class's images that are in it
 * @param foregroundMass mean share of the heat that lies on the object
 * @param flagged whether it is small, pure and off the object
 * @param message one plain sentence; may be empty
 * @param meanMap the mean map over the mean of the gallery's images
 * @param gallery some of its images, the most typical first
 */
public record ClusterCard(
        String className,
        int number,
        long images,
        double share,
        OptionalDouble foregroundMass,
        boolean flagged,
        String message,
        Png meanMap,
        List<Picture> gallery) {
    private static final int GALLERY = 8;

    public ClusterCard {
        Require.text(className, "name of a cluster's class");
        Require.count(number, "number of a cluster of " + className);
        Require.count(images, "images of a cluster of " + className);
        Require.share(share, "share of a cluster of " + className);
        Require.share(foregroundMass, "foreground mass of a cluster of " + className);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(meanMap, "meanMap");
        gallery = List.copyOf(gallery);
    }

    /** As much of the gallery as has room. */
    List<Picture> shown() {
        return gallery.subList(0, Math.min(GALLERY, gallery.size()));
    }
}
