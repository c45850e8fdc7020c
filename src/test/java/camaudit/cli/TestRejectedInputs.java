package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files among good ones: the run goes on and says of each what is wrong. */
class TestRejectedInputs {
    private static final int GOOD = 12;

    @TempDir
    private static Path folder;

    private static Cli.Outcome outcome;
    private static final Map<String, Row> REJECTED = new HashMap<>();

    @BeforeAll
    static void explain() throws IOException {
        Path images = folder.resolve("images");
        List<Pixels> digits = Digits.first(GOOD);
        for (int i = 0; i < GOOD; i++) {
            Digits.write(images.resolve("good/" + i + ".png"), digits.get(i));
        }
        byte[] jpeg = Files.readAllBytes(Digits.write(folder.resolve("whole.jpg"), digits.get(0)));
        write(images.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length - 200));
        write(images.resolve("empty.png"));
        write(images.resolve("page.jpg"), "<!doctype html><title>404</title>".getBytes(StandardCharsets.UTF_8));
        write(images.resolve("huge.png"), pngHeader(50_000, 50_000));
        write(images.resolve("cmyk.jpg"), fixture("decoding/cmyk.jpg"));
        write(images.resolve("deep16.png"), fixture("gray16.png"));
        write(images.resolve("many bytes.png"), new byte[70_000]);
        write(images.resolve("modern.heic"), "\0\0\0\30ftypheic".getBytes(StandardCharsets.ISO_8859_1));
        Digits.write(images.resolve("small.png"), new Pixels(7, 9, 1, new byte[63]));
        Files.createDirectories(images.resolve("folder.png"));
        Files.createSymbolicLink(images.resolve("nowhere.png"), images.resolve("missing"));
        outcome = Cli.explain(images.toString(), folder.resolve("out"), "--max-bytes", "60000");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Output.rejections(folder.resolve("out")).forEach(row -> REJECTED.put(row.getAs("image_id"), row));
    }

    @ParameterizedTest
    @CsvSource({
        "cut.jpg, TRUNCATED, copy",
        "empty.png, EMPTY_FILE, 0 bytes",
        "page.jpg, NOT_AN_IMAGE, <!doctype html>",
        "huge.png, TOO_LARGE, 50000",
        "cmyk.jpg, WRONG_SIZE, --resize",
        "nowhere.png, UNREADABLE, cannot be read",
        "many bytes.png, TOO_LARGE, --max-bytes 60000",
        "modern.heic, UNSUPPORTED_FORMAT, HEIC",
        "small.png, WRONG_SIZE, 'image is 9×7 (width×height), the network takes 28×28: --resize'"
    })
    void reasonAndMessage(String id, String reason, String words) {
        Row row = REJECTED.get(id);
        assertThat(row).as(id).isNotNull();
        assertThat(row.<String>getAs("reason")).isEqualTo(reason);
        assertThat(row.<String>getAs("message")).contains(words);
        assertThat(row.<String>getAs("uri")).endsWith("/images/" + id);
    }

    @Test
    void aPictureOfSixteenBitsIsRead() {
        assertThat(REJECTED.get("deep16.png").<String>getAs("reason")).isEqualTo("WRONG_SIZE");
    }

    @Test
    void everyInputIsInExactlyOneTable() throws IOException {
        List<String> inputs = Output.inputs(folder.resolve("out"));
        assertThat(inputs).doesNotHaveDuplicates().hasSize(GOOD + 10);
        assertThat(REJECTED).hasSize(10);
        assertThat(Output.rejections(folder.resolve("out")).get(0).schema().simpleString())
                .isEqualTo("struct<image_id:string,uri:string,reason:string,message:string,run_id:string>");
        JsonNode counts = Output.report(folder.resolve("out")).path("counts");
        assertThat(counts.path("images").asInt()).isEqualTo(GOOD + 10);
        assertThat(counts.path("explained").asInt()).isEqualTo(GOOD);
        Map<String, Integer> reasons = new HashMap<>();
        REJECTED.values().forEach(row -> reasons.merge(row.getAs("reason"), 1, Integer::sum));
        assertThat(counts.path("rejected")).hasSameSizeAs(reasons.keySet());
        reasons.forEach((reason, count) ->
                assertThat(counts.path("rejected").path(reason).asInt()).isEqualTo(count));
    }

    @Test
    void peopleAreTold() {
        assertThat(outcome.out()).contains("explained   12 of 22 images").contains("rejected    10: EMPTY_FILE 1");
    }

    @Test
    void nothingIsLeftOfTheScratchFolder() throws IOException {
        try (var names = Files.list(folder.resolve("out"))) {
            assertThat(names.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".")))
                    .containsExactlyInAnyOrder("explanations", "rejections", "run.json", "_units");
        }
    }

    @Test
    void aRunThatExplainsNothingFailsAndStillWritesItsTables() throws IOException {
        for (int i = 0; i < 3; i++) {
            Digits.write(folder.resolve("wrong/" + i + ".png"), new Pixels(5, 5, 1, new byte[25]));
        }
        Path output = folder.resolve("wrong-out");
        Cli.Outcome failed = Cli.explain(folder.resolve("wrong").toString(), output);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out())
                .contains("FAILED      no image could be explained")
                .contains("--resize");
        assertThat(Output.explanations(output)).isEmpty();
        assertThat(Output.rejections(output)).hasSize(3);
        assertThat(Output.report(output)
                        .path("counts")
                        .path("rejected")
                        .path("WRONG_SIZE")
                        .asInt())
                .isEqualTo(3);
        assertThat(Cli.explain(folder.resolve("wrong").toString(), output, "--overwrite", "--resize", "squash")
                        .code())
                .isZero();
        assertThat(Output.explanations(output)).hasSize(3);
        assertThat(Output.rejections(output)).isEmpty();
    }

    private static void write(Path file, byte... content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TestRejectedInputs.class.getResourceAsStream("/images/" + name))) {
            return in.readAllBytes();
        }
    }

    /** A PNG that declares a picture and ends. */
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        png.writeBytes(ByteBuffer.allocate(4).putInt(13).array());
        png.writeBytes(chunk.array());
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return png.toByteArray();
    }
}
