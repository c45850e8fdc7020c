package camaudit.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TestBorder {
    private static final int STEPS = 1000;

    @Test
    void coverageAgreesWithCountedPoints() {
        for (int[] size : new int[][] {{1, 1}, {2, 3}, {5, 7}, {11, 11}, {4, 13}}) {
            for (int y = 0; y < size[0]; y++) {
                for (int x = 0; x < size[1]; x++) {
                    // A boundary that falls inside a point's square is off by at most half a step on each side.
                    assertThat(Border.coverage(y, x, size[0], size[1]))
                            .as("cell %d, %d of %d×%d", y, x, size[0], size[1])
                            .isCloseTo(counted(y, x, size[0], size[1]), within(2.0 / STEPS));
                }
            }
        }
    }

    @Test
    void coverageOfAllCellsIsTheFrame() {
        for (int height = 1; height < 30; height++) {
            for (int width = 1; width < 30; width++) {
                double sum = 0;
                for (int cell = 0; cell < height * width; cell++) {
                    sum += Border.coverage(cell / width, cell % width, height, width);
                }
                assertThat(sum / (height * width)).isCloseTo(Border.FRAME_AREA, within(1e-12));
            }
        }
    }

    @Test
    void elevenCellsWorkedByHand() {
        // 11/8 = 1.375: the outer cell is all frame, the next one to 3/8, the others not at all.
        assertThat(Border.coverage(0, 5, 11, 11)).isEqualTo(1);
        assertThat(Border.coverage(5, 1, 11, 11)).isEqualTo(3.0 / 8);
        assertThat(Border.coverage(9, 9, 11, 11)).isEqualTo(1 - 25.0 / 64);
        assertThat(Border.coverage(5, 5, 11, 11)).isZero();
        assertThat(Border.coverage(0, 0, 1, 1)).isEqualTo(0.4375);
    }

    /** The share of 1000×1000 points in the cell that lie on the frame. */
    private static double counted(int y, int x, int height, int width) {
        int count = 0;
        for (int i = 0; i < STEPS; i++) {
            double down = (y + (i + 0.5) / STEPS) / height;
            for (int j = 0; j < STEPS; j++) {
                double across = (x + (j + 0.5) / STEPS) / width;
                boolean inside = down > 0.125 && down < 0.875 && across > 0.125 && across < 0.875;
                count += inside ? 0 : 1;
            }
        }
        return (double) count / (STEPS * STEPS);
    }
}
