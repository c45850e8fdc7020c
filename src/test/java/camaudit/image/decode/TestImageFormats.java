package camaudit.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the list of formats says of files. */
class TestImageFormats {
    @Test
    void aFormatIsKnownByItsFirstBytes() throws DecodeException {
        Map<String, String> beginnings = new TreeMap<>(Map.of(
                "\u0089PNG\r\n\u001a\n", "PNG",
                "\u00ff\u00d8\u00ff\u00e0", "JPEG",
                "GIF87a", "GIF",
                "GIF89a", "GIF",
                "BM", "BMP",
                "RIFF1234WEBPVP8L", "WebP",
                "II*\0", "TIFF",
                "MM\0*", "TIFF"));
        for (Map.Entry<String, String> beginning : beginnings.entrySet()) {
            assertThat(ImageFormats.of(file(beginning.getKey())).name()).isEqualTo(beginning.getValue());
        }
    }

    @Test
    void theRemedyNamesEveryFormat() {
        DecodeException thrown =
                catchThrowableOfType(DecodeException.class, () -> ImageFormats.of(file("no picture at all")));

        assertThat(thrown.rejection().message()).endsWith(": give PNG, JPEG, GIF, BMP, WebP or TIFF");
    }

    @Test
    void endingsAreThoseOfAllFormats() {
        assertThat(ImageFormats.endings())
                .containsExactly("png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "webp", "tif", "tiff");
    }

    private static FileBytes file(String content) {
        return new FileBytes(content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
