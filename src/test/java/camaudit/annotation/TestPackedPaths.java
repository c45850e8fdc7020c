package camaudit.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Paths in little memory are found as a plain search finds them. */
class TestPackedPaths {
    private static int find(String id, String name, String... paths) {
        return PackedPaths.byName(Arrays.asList(paths)).find(id, name).orElse(-1);
    }

    @Test
    void theIdComesFirst() {
        assertThat(find("a.tar#x.png", "x.png", "x.png", "a.tar#x.png")).isEqualTo(1);
        assertThat(find("b.tar#x.png", "x.png", "a.tar#x.png", "x.png")).isEqualTo(1);
        assertThat(find("a.bin#00000007", "", "00000007", "b.bin#00000007", "a.bin#00000007"))
                .isEqualTo(2);
        assertThat(find("a.bin#00000007", "", "00000007", "b.bin#00000007")).isEqualTo(-1);
    }

    @Test
    void anotherRecordsIdIsNoName() {
        assertThat(find("b.tar#x.png", "x.png", "a.tar#x.png")).isEqualTo(-1);
        assertThat(find("b.tar#x.png", "x.png", "a.tar#d/x.png")).isEqualTo(-1);
    }

    @Test
    void pathsMustAgreeToTheirEnd() {
        assertThat(find("t#d/x.png", "d/x.png", "x.png")).isZero();
        assertThat(find("t#x.png", "x.png", "d/x.png")).isZero();
        assertThat(find("t#d/x.png", "d/x.png", "e/x.png")).isEqualTo(-1);
        assertThat(find("t#d/x.png", "d/x.png", "x.png", "d/x.png", "q/d/x.png"))
                .isEqualTo(1);
        assertThat(find("t#ad/x.png", "ad/x.png", "d/x.png")).isEqualTo(-1);
        assertThatThrownBy(() -> find("t#x.png", "x.png", "d/x.png", "e/x.png"))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("'x.png' may be the annotated 'd/x.png' or 'e/x.png'");
    }

    @Test
    void manyPathsWithNamesOfTheSameHash() {
        Random random = new Random(1);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            StringBuilder path = new StringBuilder(random.nextInt(4) + "/");
            for (int pair = 0; pair < 4; pair++) {
                path.append(random.nextBoolean() ? "Aa" : "BB");
            }
            paths.add(path.append(i % 7).append(".png").toString());
        }
        PackedPaths packed = PackedPaths.byName(paths);
        for (String path : paths) {
            assertThat(packed.find(path, "")).isEqualTo(OptionalInt.of(paths.indexOf(path)));
        }
        assertThat(packed.find("0/AaAaAaAa9.png", "")).isEmpty();
        assertThat(packed.size()).isEqualTo(2000);
    }
}
