package camaudit.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.resample.FloatMap;
import org.junit.jupiter.api.Test;

class TestMirror {
    /** Two images of 2×3 with two channels, and a value that belongs to none. */
    @Test
    void columnsAreExchangedAndChannelsStay() {
        float[] images = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 99};
        assertThat(Mirror.input(images, 2, 2, 3, 2))
                .containsExactly(5, 6, 3, 4, 1, 2, 11, 12, 9, 10, 7, 8, 25, 26, 23, 24, 21, 22, 31, 32, 29, 30, 27, 28);
    }

    @Test
    void twiceIsTheSame() {
        FloatMap map = new FloatMap(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(Mirror.of(map).values()).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(Mirror.of(Mirror.of(map)).values()).containsExactly(map.values());
        assertThat(Mirror.of(map).width()).isEqualTo(3);
    }

    @Test
    void meanOfTwoMaps() {
        FloatMap map = new FloatMap(new float[] {1, -2}, 1, 2);
        assertThat(Mirror.mean(map, Mirror.of(map)).values()).containsExactly(-0.5f, -0.5f);
        FloatMap huge = new FloatMap(new float[] {Float.MAX_VALUE, 0}, 1, 2);
        assertThat(Mirror.mean(huge, huge).values()).containsExactly(Float.MAX_VALUE, 0);
        assertThatThrownBy(() -> Mirror.mean(map, new FloatMap(new float[2], 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a 1×2 map and a 2×1 map have no mean");
        assertThatThrownBy(() -> Mirror.mean(map, new FloatMap(new float[3], 1, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
