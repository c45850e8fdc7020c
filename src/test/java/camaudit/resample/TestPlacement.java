package camaudit.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TestPlacement {
    @Test
    void aStretchedPlacementIsHalfPixelResampling() {
        Random random = new Random(3);
        for (int[] sizes : new int[][] {{11, 11, 28, 28}, {7, 5, 32, 48}, {1, 1, 6, 4}, {8, 8, 4, 3}}) {
            float[] values = new float[sizes[0] * sizes[1]];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            FloatMap map = new FloatMap(values, sizes[0], sizes[1]);
            Placement placement = Placement.stretched(sizes[0], sizes[1], 28, 30);
            float[] placed = placement.draw(map, 28, 30, sizes[2], sizes[3]).values();
            float[] halfPixel =
                    Geometry.HALFPIXEL.resize(map, sizes[2], sizes[3]).values();
            for (int i = 0; i < placed.length; i++) {
                assertThat(placed[i]).isCloseTo(halfPixel[i], org.assertj.core.api.Assertions.within(1e-6f));
            }
        }
    }

    @Test
    void cellsLieWhereThePlacementSays() {
        Placement placement = new Placement(new Placement.Axis(2, 3, 3), new Placement.Axis(1, 2, 2));
        float[] placed = placement
                .draw(new FloatMap(new float[] {1, 2, 3, 4}, 2, 2), 8, 6, 8, 6)
                .values();
        assertThat(placed[2 * 6 + 1]).isEqualTo(1);
        assertThat(placed[2 * 6 + 3]).isEqualTo(2);
        assertThat(placed[5 * 6 + 1]).isEqualTo(3);
        assertThat(placed[5 * 6 + 3]).isEqualTo(4);
        assertThat(placed[2 * 6 + 2]).isEqualTo(1.5f);
        assertThat(placed[1 * 6 + 1]).isEqualTo(1);
        assertThat(placed[1 * 6]).isEqualTo(1);
        assertThat(placed[0 * 6 + 1]).isCloseTo(2 / 3f, org.assertj.core.api.Assertions.within(1e-6f));
        assertThat(placed[7 * 6 + 1]).isEqualTo(2);
        assertThat(placed[5 * 6 + 5]).isZero();
        assertThat(placed[5 * 6 + 4]).isEqualTo(4);
    }

    @Test
    void aCellThatSeesFarIsDrawnFar() {
        Placement placement = new Placement(new Placement.Axis(8, 2, 9), new Placement.Axis(0, 1, 1));
        float[] placed =
                placement.draw(new FloatMap(new float[] {1}, 1, 1), 9, 1, 9, 1).values();
        assertThat(placed[8]).isEqualTo(1);
        assertThat(placed[7]).isEqualTo(1);
        assertThat(placed[3]).isEqualTo(0.5f);
        assertThat(placed[0]).isEqualTo(0.125f);
    }
}
