package camaudit.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** On how many images other backgrounds are tried. */
class TestCounterfactualSpec {
    @Test
    void autoTakesAllOfFewImagesAndAnEvenSampleOfMany() {
        assertThat(CounterfactualSpec.AUTO.of(true, 10_000, 1_000)).isEqualTo(CounterfactualSpec.ALL);
        assertThat(CounterfactualSpec.AUTO.of(true, 10_001, 10)).isEqualTo(CounterfactualSpec.some(2_000));
        assertThat(CounterfactualSpec.AUTO.of(true, 50_000, 1_000)).isEqualTo(CounterfactualSpec.ALL);
        assertThat(CounterfactualSpec.AUTO.of(false, 100, 10)).isEqualTo(CounterfactualSpec.NONE);
    }

    @Test
    void whatIsAskedForIsTakenAsFarAsThereIs() {
        assertThat(CounterfactualSpec.ALL.of(false, 1_000_000, 10)).isEqualTo(CounterfactualSpec.ALL);
        assertThat(CounterfactualSpec.NONE.of(true, 10, 10)).isEqualTo(CounterfactualSpec.NONE);
        assertThat(CounterfactualSpec.some(500).of(true, 499, 10)).isEqualTo(CounterfactualSpec.ALL);
        assertThat(CounterfactualSpec.some(500).of(true, 2_000, 10)).isEqualTo(CounterfactualSpec.some(500));
        assertThat(CounterfactualSpec.some(500).share(2_000)).isEqualTo(0.25);
        assertThat(CounterfactualSpec.some(500).written()).isEqualTo("500");
        assertThat(CounterfactualSpec.AUTO.written()).isEqualTo("auto");
        assertThatIllegalArgumentException().isThrownBy(() -> CounterfactualSpec.some(0));
    }
}
