package camaudit.audit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.audit.slice.HeatMap;
import camaudit.resample.FloatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestStrategies {
    @Test
    void aSmallGroupThatLooksIntoTheCornerIsFlagged() {
        List<MapPoint> maps = maps(170, 30, 0.1);
        List<Strategy> found = Strategies.of("bus", maps, 1);
        assertThat(found).hasSize(2);
        assertThat(found.get(0).flagged()).isFalse();
        assertThat(found.get(0).images()).hasSize(170).allMatch(id -> id.startsWith("center"));
        assertThat(found.get(1).flagged()).isTrue();
        assertThat(found.get(1).images()).hasSize(30).allMatch(id -> id.startsWith("corner"));
        assertThat(found.get(1).share()).isEqualTo(0.15);
        assertThat(found.get(1).foregroundLift()).hasValue(0.1);
        assertThat(found).allSatisfy(one -> assertThat(one.meanMap().total()).isCloseTo(1, within(1e-12)));
        assertThat(found.get(0).meanMap().cells()[3 * 7 + 3]).isBetween(0.3, 0.6);
        assertThat(found.get(1).meanMap().cells()[0]).isBetween(0.3, 0.6);
    }

    @Test
    void aGroupOnTheObjectOrOfHalfTheClassIsNot() {
        assertThat(Strategies.of("bus", maps(170, 30, 1.4), 1)).noneMatch(Strategy::flagged);
        assertThat(Strategies.of("bus", maps(100, 100, 0.1), 1)).noneMatch(Strategy::flagged);
    }

    @Test
    void fewMapsHaveNoStrategies() {
        assertThat(Strategies.of("bus", maps(15, 4, 0.1), 1)).isEmpty();
    }

    private static List<MapPoint> maps(int center, int corner, double cornerLift) {
        Random random = new Random(5);
        List<MapPoint> maps = new ArrayList<>();
        for (int i = 0; i < center + corner; i++) {
            boolean inCenter = i < center;
            float[] cells = new float[49];
            for (int k = 0; k < cells.length; k++) {
                cells[k] = 0.05f * random.nextFloat();
            }
            cells[inCenter ? 24 : 0] = 1;
            maps.add(MapPoint.of(
                    (inCenter ? "center" : "corner") + i,
                    HeatMap.of(new FloatMap(cells, 7, 7)),
                    inCenter ? 0.8 : 0.1,
                    inCenter ? 1.5 : cornerLift,
                    Double.NaN));
        }
        return maps;
    }
}
