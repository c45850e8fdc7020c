package camaudit.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class TestPng {
    private static final byte[] FILE = PngWriter.of(new Pixels(3, 5, 1, new byte[15]), 1);

    @Test
    void knowsItsSize() {
        Png png = Png.of(FILE);
        assertThat(png.width()).isEqualTo(5);
        assertThat(png.height()).isEqualTo(3);
    }

    @Test
    void isItsBytesAndNobodyElseChangesThem() {
        byte[] file = FILE.clone();
        Png png = Png.of(file);
        file[0] = 0;
        png.bytes()[1] = 0;
        assertThat(png.bytes()).isEqualTo(FILE);
        assertThat(png.uri()).startsWith("data:image/png;base64,").matches("[A-Za-z0-9:;,+/=]+");
        assertThat(Base64.getDecoder().decode(png.uri().substring("data:image/png;base64,".length())))
                .isEqualTo(FILE);
    }

    @Test
    void otherFilesAreRefused() {
        byte[] svg = "<svg onload=alert(1) xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8);
        assertThatThrownBy(() -> Png.of(svg)).hasMessageContaining("encode the picture as PNG");
        assertThatThrownBy(() -> Png.of(new byte[0])).hasMessageContaining("0 bytes");
        byte[] empty = FILE.clone();
        empty[19] = 0;
        assertThatThrownBy(() -> Png.of(empty)).hasMessageContaining("0×3");
    }
}
