package camaudit.image.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.InputView;
import camaudit.image.Views;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestRegion {
    private static final InputView SQUARE = Views.whole(4, 4);

    @Test
    void boxesWorkedByHand() {
        assertThat(shares(Region.builder().box(0, 0, 2, 2).build(), SQUARE, 2, 2))
                .containsExactly(1, 0, 0, 0);
        assertThat(shares(Region.builder().box(1, 1, 2, 2).build(), SQUARE, 2, 2))
                .containsExactly(.25, .25, .25, .25);
        assertThat(shares(Region.builder().box(0.5f, 0, 3, 1).build(), SQUARE, 1, 4))
                .containsExactly(.125, .25, .25, .125);
        assertThat(shares(Region.builder().box(-5, 3, 100, 100).build(), SQUARE, 4, 1))
                .containsExactly(0, 0, 0, 1);
    }

    @Test
    void overlappingBoxesCountOnce() {
        Region twice =
                Region.builder().box(0, 0, 2, 2).box(1, 1, 2, 2).box(0, 0, 2, 2).build();
        assertThat(shares(twice, SQUARE, 1, 1)).containsExactly(7.0 / 16);
        assertThat(shares(twice, SQUARE, 2, 2)).containsExactly(1, .25, .25, .25);
    }

    @Test
    void triangleWorkedByHand() {
        Region triangle = Region.builder().polygon(0, 0, 4, 0, 0, 4).build();
        assertThat(shares(triangle, SQUARE, 1, 1)).containsExactly(0.5);
        assertThat(shares(triangle, SQUARE, 2, 2)).containsExactly(1, 0.5, 0.5, 0);
        assertThat(shares(triangle, SQUARE, 4, 1)).containsExactly(7.0 / 8, 5.0 / 8, 3.0 / 8, 1.0 / 8);
    }

    @Test
    void aPolygonIsFilledByTheEvenOddRuleAndSeveralAreUnited() {
        Region bowTie = Region.builder().polygon(0, 0, 4, 4, 4, 0, 0, 4).build();
        assertThat(shares(bowTie, SQUARE, 1, 2)[0]).isCloseTo(0.5, within(1e-9));
        float[] twiceRound = {0, 0, 2, 0, 2, 4, 0, 4, 0, 0, 2, 0, 2, 4, 0, 4};
        assertThat(fault(Region.builder().polygon(twiceRound).build(), SQUARE)).isEqualTo(RegionProblem.EMPTY);
        Region both = Region.builder()
                .polygon(0, 0, 4, 0, 0, 4)
                .polygon(0, 0, 4, 0, 4, 4)
                .build();
        assertThat(shares(both, SQUARE, 1, 1)[0]).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void agreesWithCountedPoints() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            InputView view = view(random);
            Region.Builder region = Region.builder(view.pictureHeight(), view.pictureWidth());
            PlainRegion plain = new PlainRegion();
            for (int i = random.nextInt(3); i >= 0; i--) {
                float[] points = points(random, 3 + random.nextInt(9), view);
                region.polygon(points);
                plain.polygon(points);
                float[] box = {points[0] - 3, points[1] - 2, 1 + random.nextInt(9), 0.5f + random.nextFloat() * 9};
                region.box(box[0], box[1], box[2], box[3]);
                plain.box(box[0], box[1], box[2], box[3]);
            }
            if (round % 3 == 0) {
                Bitmap bitmap = Bitmap.of(view.pictureHeight(), view.pictureWidth(), (y, x) -> random.nextInt(4) == 0);
                region.mask(bitmap);
                plain.bitmap(bitmap);
            }
            assertAgree(region.build(), plain, view, 1 + random.nextInt(5), 1 + random.nextInt(5), 100, 0.02);
        }
    }

    @Test
    void agreesWithAThousandTimesAsManyPointsOnTwoByTwoCells() {
        float[] star = {3, 1, 14, 17, 1, 6, 16, 5, 4, 18};
        InputView view = new InputView(20, 18, 1.5, -2, 16, 21);
        assertAgree(Region.builder().polygon(star).build(), new PlainRegion().polygon(star), view, 2, 2, 1000, 2e-4);
    }

    @Test
    void theSumOverFinerCellsIsTheCoarserCell() {
        Random random = new Random(4);
        for (int round = 0; round < 30; round++) {
            InputView view = view(random);
            Region region = Region.builder().polygon(points(random, 12, view)).build();
            if (region.coverage(view, 3, 2) instanceof Coverage coarse) {
                double[] fine = shares(region, view, 12, 10);
                for (int cell = 0; cell < 6; cell++) {
                    double sum = 0;
                    for (int i = 0; i < 20; i++) {
                        sum += fine[(cell / 2 * 4 + i / 5) * 10 + cell % 2 * 5 + i % 5];
                    }
                    assertThat(sum / 20).isCloseTo(coarse.shares()[cell], within(1e-5));
                }
            }
        }
    }

    @Test
    void aMaskIsScaledToAPictureOfTheSameShape() {
        Region half = Region.of(Bitmap.of(3, 4, (y, x) -> x < 2));
        assertThat(shares(half, Views.whole(375, 500), 1, 2)).containsExactly(1, 0);
        assertThat(shares(half, Views.whole(374, 500), 2, 4)).containsExactly(1, 1, 0, 0, 1, 1, 0, 0);
        assertThat(fault(half, Views.whole(500, 375))).isEqualTo(RegionProblem.SIZE_MISMATCH);
        Region large = Region.of(Bitmap.of(375, 500, (y, x) -> x < 250));
        assertThat(shares(large, Views.whole(374, 500), 1, 2)).containsExactly(1, 0);
        assertThat(fault(large, Views.whole(373, 500))).isEqualTo(RegionProblem.SIZE_MISMATCH);
        Region box = Region.builder(100, 200).box(0, 0, 100, 100).build();
        assertThat(shares(box, Views.whole(50, 100), 1, 2)).containsExactly(1, 0);
    }

    @Test
    void paddingIsBackground() {
        Region all = Region.of(Bitmap.of(2, 4, (y, x) -> true));
        InputView padded = new InputView(2, 4, -1, 0, 4, 4);
        assertThat(shares(all, padded, 4, 1)).containsExactly(0, 1, 1, 0);
        assertThat(shares(all, padded, 1, 1)).containsExactly(0.5);
    }

    @Test
    void whatCannotBeMeasuredHasAReason() {
        InputView upper = new InputView(4, 4, 0, 0, 2, 4);
        assertThat(fault(Region.builder().build(), SQUARE)).isEqualTo(RegionProblem.EMPTY);
        assertThat(fault(Region.builder().polygon(1, 1, 2, 2, 3, 3).build(), SQUARE))
                .isEqualTo(RegionProblem.EMPTY);
        assertThat(fault(Region.of(Bitmap.of(4, 4, (y, x) -> false)), SQUARE)).isEqualTo(RegionProblem.EMPTY);
        assertThat(fault(Region.builder().box(-1, -1, 6, 6).build(), SQUARE)).isEqualTo(RegionProblem.FULL);
        assertThat(fault(Region.builder().box(0, 0, 4, 2).build(), upper)).isEqualTo(RegionProblem.FULL);
        assertThat(fault(Region.builder().box(5, 0, 4, 2).build(), SQUARE)).isEqualTo(RegionProblem.OUTSIDE);
        assertThat(fault(Region.builder().box(0, 2, 4, 2).build(), upper)).isEqualTo(RegionProblem.OUTSIDE);
        assertThat(fault(Region.of(Bitmap.of(4, 4, (y, x) -> y > 1)), upper)).isEqualTo(RegionProblem.OUTSIDE);
    }

    @Test
    void hugeAndTangledShapesAreMeasuredOrRefused() {
        Region huge = Region.builder().box(-1e30f, 1, 3e30f, 2).build();
        assertThat(shares(huge, SQUARE, 4, 1)).containsExactly(0, 1, 1, 0);
        Random random = new Random(5);
        Region tangle = Region.builder()
                .polygon(points(random, 400, Views.whole(300, 300)))
                .build();
        assertThat(tangle.coverage(Views.whole(300, 300), 7, 7)).isInstanceOf(Coverage.class);
        Region knot = Region.builder().polygon(points(random, 40_000, SQUARE)).build();
        assertThat(fault(knot, SQUARE)).isEqualTo(RegionProblem.UNREADABLE);
    }

    @Test
    void shapesThatAreNoneAreRefused() {
        Region.Builder region = Region.builder(4, 4);
        assertThatThrownBy(() -> region.box(0, 0, 0, 1)).hasMessageContaining("0.0×1.0");
        assertThatThrownBy(() -> region.box(0, 0, Float.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> region.box(Float.MAX_VALUE, 0, Float.MAX_VALUE, 1))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> region.polygon(0, 0, 1, 1)).hasMessageContaining("at least 3 points");
        assertThatThrownBy(() -> region.polygon(0, 0, 1, 1, 2, 2, 3)).hasMessageContaining("7 numbers");
        assertThatThrownBy(() -> region.polygon(0, 0, 1, Float.NaN, 2, 2)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> region.mask(Bitmap.of(3, 4, (y, x) -> true))).hasMessageContaining("4×3");
    }

    private static double[] shares(Region region, InputView view, int height, int width) {
        Foreground foreground = region.coverage(view, height, width);
        assertThat(foreground).isInstanceOf(Coverage.class);
        return ((Coverage) foreground).shares();
    }

    private static RegionProblem fault(Region region, InputView view) {
        Foreground foreground = region.coverage(view, 2, 2);
        assertThat(foreground).isInstanceOf(RegionFault.class);
        return ((RegionFault) foreground).problem();
    }

    private static void assertAgree(
            Region region, PlainRegion plain, InputView view, int height, int width, int steps, double tolerance) {
        double[] expected = plain.coverage(view, height, width, steps);
        if (region.coverage(view, height, width) instanceof Coverage coverage) {
            for (int i = 0; i < expected.length; i++) {
                assertThat(coverage.shares()[i]).as("cell %d of %s", i, view).isCloseTo(expected[i], within(tolerance));
            }
        } else {
            assertThat(expected).containsOnly(expected[0]);
        }
    }

    private static InputView view(Random random) {
        int height = 5 + random.nextInt(30);
        int width = 5 + random.nextInt(30);
        return new InputView(
                height,
                width,
                random.nextInt(9) - 4,
                random.nextFloat() * 6 - 3,
                height * (0.5 + random.nextFloat()),
                width * (0.5 + random.nextFloat()));
    }

    private static float[] points(Random random, int corners, InputView view) {
        float[] points = new float[2 * corners];
        for (int i = 0; i < points.length; i++) {
            int size = i % 2 == 0 ? view.pictureWidth() : view.pictureHeight();
            points[i] = random.nextFloat() * (size + 6) - 3;
        }
        return points;
    }
}
