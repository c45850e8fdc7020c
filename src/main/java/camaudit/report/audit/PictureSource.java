package camaudit.report.audit;

import camaudit.image.Pixels;
import camaudit.resample.Placement;
import java.util.List;
import java.util.Map;

/** Reads the pictures of an audited run as the network saw them. */
public interface PictureSource {
    /**
     * The images with the smallest or largest values of a statistic that have a map, in that order; those whose picture cannot be read
     * any more are left out.
     */
    List<ExplainedImage> extreme(String statistic, boolean largest, int most);

    /** These images, in this order, without those whose picture cannot be read any more. */
    List<ExplainedImage> of(List<String> images);

    /** At most so many images whose masks were tested, spread over them, without those whose picture cannot be read any more. */
    List<OutlinedImage> outlined(int most);

    /**
     * The mean picture of each class, by label or, without labels, by prediction.
     *
     * @param most how many images of a class are taken, chosen by the hashes of their ids
     */
    Map<String, Pixels> means(boolean labelled, int most);

    /** Where the cells of a layer's map of this many rows and columns lie on the picture. */
    Placement placement(int height, int width, String layer);
}
