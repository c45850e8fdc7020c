package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.network.Network;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each layer of DL4J through its file: the scores that DL4J puts out, on every backend. */
class TestDl4jLayers {
    static final int HEIGHT = 8;
    static final int WIDTH = 9;
    private static final int IMAGES = 3;
    private static final int CHANNELS = 2;

    @ParameterizedTest(name = "{0}")
    @MethodSource("camaudit.engine.Dl4jCases#cases")
    void scores(CNN2DFormat format, List<Layer> layers) {
        MultiLayerNetwork dl4j = Dl4jModels.chain(format, layers.toArray(Layer[]::new));
        float[] input = new RandomNetworks(3).values(1, IMAGES * HEIGHT * WIDTH * CHANNELS);
        float[] expected = dl4j.output(Dl4jModels.images(input, IMAGES, HEIGHT, WIDTH, CHANNELS, format))
                .dup('c')
                .data()
                .asFloat();
        Network network = Dl4jModels.read(dl4j, HEIGHT, WIDTH);
        assertThat(expected).doesNotContain(Float.NaN);
        Plan plan = Plans.of(network, Dl4jModels.firstMap(network));
        EveryBackend.all().filter(backend -> Dl4jModels.canRun(backend, plan)).forEach(backend -> {
            float[] logits = logits(plan, backend, input);
            for (int i = 0; i < expected.length; i++) {
                assertThat(logits[i]).as(backend.name()).isCloseTo(expected[i], within(1e-4f));
            }
        });
    }

    private static float[] logits(Plan plan, Backend backend, float[] input) {
        try (Execution execution = backend.prepare(plan).open(IMAGES)) {
            return execution.forward(input, IMAGES);
        }
    }
}
