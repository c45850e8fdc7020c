package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.engine.BufferPlan.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestBufferPlan {
    @Test
    void aValueThatIsDoneLeavesItsBufferToTheNext() {
        BufferPlan plan = BufferPlan.of(
                List.of(new Lifetime("a", 10, 0, 1), new Lifetime("b", 20, 1, 2), new Lifetime("c", 10, 2, 3)));
        assertThat(plan.buffer("a")).isEqualTo(plan.buffer("c")).isNotEqualTo(plan.buffer("b"));
        assertThat(plan.total()).isEqualTo(30);
    }

    @Test
    void noTwoLivingValuesShareABufferAndEveryValueFits() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<Lifetime> lifetimes = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                int from = random.nextInt(40);
                lifetimes.add(new Lifetime("v" + i, 1 + random.nextInt(100), from, from + random.nextInt(8)));
            }
            BufferPlan plan = BufferPlan.of(lifetimes);
            for (Lifetime a : lifetimes) {
                assertThat(plan.sizes().get(plan.buffer(a.value()))).isGreaterThanOrEqualTo(a.size());
                for (Lifetime b : lifetimes) {
                    boolean together = a.from() <= b.to() && b.from() <= a.to();
                    if (!a.equals(b) && together) {
                        assertThat(plan.buffer(a.value())).isNotEqualTo(plan.buffer(b.value()));
                    }
                }
            }
        }
    }

    @Test
    void aLifetimeThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Lifetime("v", 1, 3, 2))
                .hasMessageContaining("'v'")
                .hasMessageContaining("3 to 2");
    }
}
