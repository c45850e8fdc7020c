package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.Pictures;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.spark.sql.Row;

/** Foregrounds of digits, and the masses that they make, computed once more from the stored map, cell by cell. */
final class Masses {
    /** Points a side of a pixel. */
    private static final int STEPS = 8;

    private Masses() {}

    /** The masses of a row with this foreground of its picture of 28×28 pixels. */
    static void hold(Row row, BiPredicate<Double, Double> foreground) {
        List<Float> cam = row.getList(row.fieldIndex("cam"));
        int height = row.<Integer>getAs("cam_height");
        int width = row.<Integer>getAs("cam_width");
        double all = 0;
        double inside = 0;
        double area = 0;
        for (int i = 0; i < cam.size(); i++) {
            double share = share(i / width, i % width, height, width, foreground);
            all += Math.max(0, cam.get(i));
            inside += Math.max(0, cam.get(i)) * share;
            area += share / cam.size();
        }
        if (all == 0) {
            assertThat(row.<Object>getAs("foreground_mass")).isNull();
            return;
        }
        assertThat(row.<Double>getAs("foreground_mass")).isCloseTo(inside / all, within(0.01));
        assertThat(row.<Double>getAs("foreground_lift")).isCloseTo(inside / all / area, within(0.03));
        assertThat(row.<Double>getAs("background_mass")).isCloseTo(1 - inside / all, within(0.01));
    }

    private static double share(int cellY, int cellX, int height, int width, BiPredicate<Double, Double> foreground) {
        int points = STEPS * Digits.SIDE / Math.min(height, width) + 1;
        int hits = 0;
        for (int i = 0; i < points * points; i++) {
            int row = i / points;
            double y = (cellY + (row + 0.5) / points) * Digits.SIDE / height;
            double x = (cellX + (i % points + 0.5) / points) * Digits.SIDE / width;
            hits += foreground.test(x, y) ? 1 : 0;
        }
        return (double) hits / (points * points);
    }

    /** A gray PNG of 28×28 pixels with one value where the object is, and another elsewhere. */
    static byte[] png(BiPredicate<Integer, Integer> object, int inside, int outside) {
        return png(Digits.SIDE, Digits.SIDE, object, inside, outside);
    }

    static byte[] png(int width, int height, BiPredicate<Integer, Integer> object, int inside, int outside) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, object.test(i % width, i / width) ? inside : outside);
        }
        return Pictures.png(image);
    }
}
