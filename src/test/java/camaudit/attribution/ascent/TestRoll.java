package camaudit.attribution.ascent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rolling and what undoes it. */
class TestRoll {
    @Test
    void byHand() {
        float[] picture = {1, 2, 3, 4, 5, 6};
        float[] rolled = new float[6];
        new Roll(0, 1).copy(picture, rolled, 0, 2, 3, 1);
        assertThat(rolled).containsExactly(3, 1, 2, 6, 4, 5);
        new Roll(1, -1).copy(picture, rolled, 0, 2, 3, 1);
        assertThat(rolled).containsExactly(5, 6, 4, 2, 3, 1);
        new Roll(0, 1).copy(picture, rolled, 0, 1, 3, 2);
        assertThat(rolled).containsExactly(5, 6, 1, 2, 3, 4);
    }

    @Test
    void backUndoesItExactlyAndLeavesOtherPicturesAlone() {
        float[] pictures = new float[3 * 4 * 5 * 2];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = i + 0.1f;
        }
        for (int down = -4; down <= 4; down++) {
            for (int right = -5; right <= 5; right++) {
                Roll roll = new Roll(down, right);
                float[] rolled = new float[pictures.length];
                float[] again = new float[pictures.length];
                roll.copy(pictures, rolled, 1, 4, 5, 2);
                roll.back().copy(rolled, again, 1, 4, 5, 2);
                for (int i = 0; i < pictures.length; i++) {
                    assertThat(again[i]).isEqualTo(i >= 40 && i < 80 ? pictures[i] : 0);
                }
            }
        }
    }
}
