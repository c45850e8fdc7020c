package camaudit.image.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Fixtures;
import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.fit.Preprocess.Interpolation;
import camaudit.resample.PilFilter;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Resizing as PIL and TensorFlow do, and whole pipelines, against their own values (src/test/python/make_resizes.py). */
class TestPipelines {
    private static final JsonNode GOLDENS = Fixtures.json("pipelines.json");
    private static final int HEIGHT = GOLDENS.get("outHeight").asInt();
    private static final int WIDTH = GOLDENS.get("outWidth").asInt();

    static List<JsonNode> resizes() {
        return list("resizes");
    }

    static List<JsonNode> pipelines() {
        return list("pipelines");
    }

    private static List<JsonNode> list(String name) {
        List<JsonNode> cases = new ArrayList<>();
        GOLDENS.get(name).forEach(cases::add);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("resizes")
    void resizedPicturesAreThoseOfTheTool(JsonNode golden) throws Exception {
        int height = golden.get("outHeight").asInt();
        int width = golden.get("outWidth").asInt();
        for (int channels : new int[] {1, 3}) {
            Pixels source = noise(golden, channels);
            JsonNode expected = golden.get(String.valueOf(channels));
            assertThat(expected).hasSize(7);
            for (Interpolation kernel : Interpolation.values()) {
                Pixels resized = TestResizing.resized(source, kernel, height, width);
                if (expected.has(kernel.name())) {
                    byte[] bytes = resized.fine().map(TestPipelines::bigEndian).orElse(resized.samples());
                    assertThat(sha256(bytes))
                            .as("%s, %s channels", kernel, channels)
                            .isEqualTo(expected.get(kernel.name()).asText());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void kerasLoadImgByEveryInterpolation(JsonNode golden) throws Exception {
        JsonNode expected = golden.get("keras-load-img");
        assertThat(expected).hasSize(6);
        for (String name : List.of("nearest", "bilinear", "bicubic", "hamming", "box", "lanczos")) {
            PixelOptions options = Pipeline.KERAS_LOAD_IMG
                    .options()
                    .interpolated(Interpolation.valueOf("PIL_" + name.toUpperCase(Locale.ROOT)));
            float[] input = input(golden, options);
            byte[] whole = new byte[input.length];
            for (int i = 0; i < input.length; i++) {
                whole[i] = (byte) (int) input[i];
                assertThat(input[i]).isEqualTo(whole[i] & 0xff);
            }
            assertThat(sha256(whole)).as(name).isEqualTo(expected.get(name).asText());
        }
        assertThat(Pipeline.KERAS_LOAD_IMG.options().interpolation()).isEqualTo(Interpolation.PIL_NEAREST);
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void tensorFlowsAndKerasDatasets(JsonNode golden) {
        float[] expected = floats(golden.get("tf-image"));

        assertThat(input(golden, Pipeline.TF_IMAGE.options())).isEqualTo(expected);
        assertThat(input(golden, Pipeline.KERAS_DATASET.options())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void torchvisions(JsonNode golden) {
        PixelOptions options = Pipeline.TORCHVISION.options();

        assertThat(input(golden, options.shorterSide(GOLDENS.get("shorter").asInt())))
                .containsExactly(floats(golden.get("torchvision")), within(1e-6f));
        assertThat(input(golden, options.shorterSide(6)))
                .containsExactly(floats(golden.get("torchvision-smaller")), within(1e-6f));
    }

    @Test
    void torchvisionsShorterSideFollowsTheNetworks() {
        PixelOptions options = Pipeline.TORCHVISION.options();

        assertThat(options.of(224, 224, 3).resizeTo()).isEqualTo(256);
        assertThat(options.of(299, 299, 3).resizeTo()).isEqualTo(342);
        assertThat(options.shorterSide(232).of(224, 224, 3).resizeTo()).isEqualTo(232);
        assertThat(options.resized(Preprocess.Resize.CROP).of(224, 224, 3).resizeTo())
                .isZero();
    }

    @Test
    void unroundedSamplesReachBlueFirstAndGrayNetworksAndAreRoundedForTheEye() {
        Pixels picture = noise(5, 7, 3);
        PixelOptions options = Pipeline.TF_IMAGE.options().normalized(2, 1, List.of(3.0), List.of(4.0));
        Preprocess rgb = options.of(3, 4, 3);
        Preprocess bgr = options.channels(Preprocess.Channels.BGR).of(3, 4, 3);
        Pixels fitted = (Pixels) rgb.fit(picture);
        float[] fine = fitted.fine().orElseThrow();
        float[] forward = written(rgb, fitted);
        float[] backward = written(bgr, (Pixels) bgr.fit(picture));
        for (int i = 0; i < fine.length; i++) {
            assertThat(forward[i]).isEqualTo((float) ((fine[i] * 2.0 + 1 - 3) / 4));
            assertThat(backward[i]).isEqualTo(forward[i - i % 3 + 2 - i % 3]);
            assertThat(fitted.samples()[i] & 0xff).isEqualTo(Math.round(fine[i]));
        }
        Preprocess gray = options.of(3, 4, 1);
        assertThat(written(gray, (Pixels) gray.fit(noise(5, 7, 1)))).hasSize(12);
        Pixels replicated = (Pixels) rgb.fit(noise(5, 7, 1));
        assertThat(replicated.fine().orElseThrow()[5])
                .isEqualTo(replicated.fine().orElseThrow()[3]);
    }

    /** PIL's two passes over the whole picture, written down plainly. */
    @ParameterizedTest
    @EnumSource(
            value = Interpolation.class,
            names = {"PIL_BOX", "PIL_BILINEAR", "PIL_HAMMING", "PIL_BICUBIC", "PIL_LANCZOS"})
    void twoPlainPassesGiveTheSame(Interpolation kernel) {
        PilFilter filter = PilFilter.valueOf(kernel.name().substring(4));
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            Pixels picture = TestResizing.random(
                    random, 1 + random.nextInt(20), 1 + random.nextInt(20), 1 + random.nextInt(2) * 2);
            int height = 1 + random.nextInt(25);
            int width = 1 + random.nextInt(25);

            Pixels actual = TestResizing.resized(picture, kernel, height, width);

            Pixels wide = transposed(plainColumns(transposed(plainColumns(picture, filter, width)), filter, height));
            assertThat(actual.samples()).isEqualTo(wide.samples());
        }
    }

    private static Pixels plainColumns(Pixels picture, PilFilter filter, int size) {
        int channels = picture.channels();
        byte[] result = new byte[picture.height() * size * channels];
        double scale = picture.width() / (double) size;
        double wide = Math.max(1, scale);
        for (int x = 0; x < size; x++) {
            double[] weights = new double[picture.width()];
            double sum = 0;
            for (int from = 0; from < weights.length; from++) {
                boolean near = Math.abs(from + 0.5 - (x + 0.5) * scale) <= filter.support() * wide + 0.5;
                weights[from] = near ? filter.weight((from + 0.5 - (x + 0.5) * scale) / wide) : 0;
                sum += weights[from];
            }
            for (int y = 0; y < picture.height(); y++) {
                for (int c = 0; c < channels; c++) {
                    long total = 1 << 21;
                    for (int from = 0; from < weights.length; from++) {
                        long fixed = size == picture.width()
                                ? (from == x ? 1 << 22 : 0)
                                : roundAwayFromZero(weights[from] / sum * (1 << 22));
                        total += fixed * picture.at(y, from, c);
                    }
                    result[(y * size + x) * channels + c] = (byte) Math.max(0, Math.min(255, total >> 22));
                }
            }
        }
        return new Pixels(picture.height(), size, channels, result);
    }

    private static long roundAwayFromZero(double value) {
        return (long) (value + Math.signum(value) * 0.5);
    }

    private static Pixels transposed(Pixels picture) {
        byte[] result = new byte[picture.samples().length];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                for (int c = 0; c < picture.channels(); c++) {
                    result[(x * picture.height() + y) * picture.channels() + c] = (byte) picture.at(y, x, c);
                }
            }
        }
        return new Pixels(picture.width(), picture.height(), picture.channels(), result);
    }

    /** From the bytes of a file to the network's input. */
    private static float[] input(JsonNode golden, PixelOptions options) {
        Pixels decoded = (Pixels) ImageDecoder.withDefaults().decode(PngWriter.of(noise(golden, 3), 1));
        Preprocess preprocess = options.of(HEIGHT, WIDTH, 3);
        return written(preprocess, (Pixels) preprocess.fit(decoded));
    }

    private static float[] written(Preprocess preprocess, Pixels fitted) {
        float[] batch = new float[fitted.samples().length];
        preprocess.write(fitted, batch, 0);
        return batch;
    }

    private static Pixels noise(JsonNode golden, int channels) {
        return noise(golden.get("height").asInt(), golden.get("width").asInt(), channels);
    }

    private static Pixels noise(int height, int width, int channels) {
        byte[] samples = new byte[height * width * channels];
        int state = height * 1000 + width;
        for (int i = 0; i < samples.length; i++) {
            state = (state * 1103515245 + 12345) & Integer.MAX_VALUE;
            samples[i] = (byte) (state >> 16);
        }
        return new Pixels(height, width, channels, samples);
    }

    private static byte[] bigEndian(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static float[] floats(JsonNode base64) {
        ByteBuffer buffer = ByteBuffer.wrap(Fixtures.binary(base64));
        float[] values = new float[buffer.remaining() / 4];
        buffer.asFloatBuffer().get(values);
        return values;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
