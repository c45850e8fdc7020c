package camaudit.spec;

import camaudit.image.region.Located;
import camaudit.image.region.Region;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import java.util.List;

/** How four numbers state a box, in pixels of the image as stored. */
public enum BoxForm {
    /** Left, top, width, height. */
    XYWH,
    /** Left, top, right, bottom. */
    XYXY;

    private static final int NUMBERS = 4;

    /**
     * The union of boxes, or what is wrong with them.
     *
     * @param numbers four for each box
     */
    public Located region(List<Float> numbers) {
        if (numbers.isEmpty()) {
            return new RegionFault(RegionProblem.EMPTY, "the list of boxes is empty: mark the object");
        }
        if (numbers.size() % NUMBERS != 0) {
            return new RegionFault(
                    RegionProblem.UNREADABLE, numbers.size() + " numbers are no boxes of four numbers: correct them");
        }
        Region.Builder region = Region.builder();
        try {
            for (int i = 0; i < numbers.size(); i += NUMBERS) {
                float x = numbers.get(i);
                float y = numbers.get(i + 1);
                float third = numbers.get(i + 2);
                float fourth = numbers.get(i + 3);
                region.box(x, y, this == XYWH ? third : third - x, this == XYWH ? fourth : fourth - y);
            }
        } catch (IllegalArgumentException e) {
            return new RegionFault(
                    RegionProblem.UNREADABLE, e.getMessage() + "; are they rather of the other form, xywh or xyxy?");
        }
        return region.build();
    }
}
