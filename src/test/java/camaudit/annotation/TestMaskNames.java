package camaudit.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestMaskNames {
    @Test
    void aMaskLiesAtItsPicturesPathOrHasItsName() {
        MaskNames masks = MaskNames.among(List.of(
                "a/x.png", "a/x_mask.png", "b/y.mask.PNG", "b/z_mask.png", "w.png", "deep/q_mask.png", "a/x.txt"));
        assertThat(masks.find("a/x.jpg")).contains("a/x.png");
        assertThat(masks.find("b/y.jpg")).contains("b/y.mask.PNG");
        assertThat(masks.find("b/z.JPEG")).contains("b/z_mask.png");
        assertThat(masks.find("any/where/w.jpg")).contains("w.png");
        assertThat(masks.find("q.jpg")).contains("deep/q_mask.png");
        assertThat(masks.find("a/none.jpg")).isEmpty();
    }

    @Test
    void severalMasksOfOneNameAreAnError() {
        MaskNames masks = MaskNames.among(List.of("a/x.png", "b/x_mask.png"));
        assertThat(masks.find("b/x.jpg")).contains("b/x_mask.png");
        assertThatThrownBy(() -> masks.find("c/x.jpg")).hasMessageContaining("'a/x.png' or 'b/x_mask.png'");
    }
}
