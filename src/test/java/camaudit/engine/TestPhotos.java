package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.image.Pixels;
import camaudit.image.decode.ImageDecoder;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A trained ImageNet network on photos: the classes and logits that Keras gives, whose JPEG decoder differs by a step or two. */
class TestPhotos {
    private static final int SIZE = 128;
    private static final double LOGIT_TOLERANCE = 0.1;

    @Test
    void classesOfPhotosAreThoseOfKeras() throws IOException {
        Golden golden = Golden.read("imagenet-mobilenet-photos");
        Optional<Path> model = Golden.locate(golden.models().get(0));
        assumeTrue(model.isPresent(), "skipped: the model is in ../shared/data, which is not here");
        Network network = KerasReader.read(Files.readAllBytes(model.orElseThrow()), "mobilenet");
        Plan plan = Plans.of(network, Compiler.AUTO);
        Golden.Case expected = golden.cases().get(0);
        assertThat(plan.target()).isEqualTo(expected.layer());
        assertThat(plan.linearHead()).isTrue();
        List<String> photos = golden.photos();
        float[] logits = golden.logits();
        int classes = plan.classes();
        assertThat(classes).isEqualTo(1001);
        int[] targets = expected.targets();
        try (Execution execution = Backends.prepare(plan, Backends.AUTO).plan().open(1)) {
            for (int i = 0; i < photos.size(); i++) {
                float[] actual =
                        execution.forward(input(Golden.locate(photos.get(i)).orElseThrow()), 1);
                assertThat(Head.predicted(actual, 0, classes)).as(photos.get(i)).isEqualTo(targets[i]);
                assertThat((double) actual[targets[i]]).as(photos.get(i)).isCloseTo(logits[i], within(LOGIT_TOLERANCE));
            }
        }
    }

    /** The pixel in the middle of each part of the photo, from −1 to 1. */
    private static float[] input(Path photo) throws IOException {
        Pixels pixels = (Pixels) ImageDecoder.withDefaults().decode(Files.readAllBytes(photo));
        float[] input = new float[SIZE * SIZE * 3];
        for (int i = 0; i < input.length; i++) {
            int y = (2 * (i / 3 / SIZE) + 1) * pixels.height() / (2 * SIZE);
            int x = (2 * (i / 3 % SIZE) + 1) * pixels.width() / (2 * SIZE);
            int channel = pixels.channels() == 1 ? 0 : i % 3;
            input[i] = (pixels.at(y, x, channel) - 128) / 128f;
        }
        return input;
    }
}
