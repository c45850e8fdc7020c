package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TestFonts {
    private static final String REMEDY = "apt-get install fontconfig fonts-dejavu-core";

    @Test
    void thisMachineHasFonts() {
        assertThatCode(Figure::requireFonts).doesNotThrowAnyException();
    }

    @Test
    void whateverTheJdkThrowsBecomesTheRemedy() {
        assertThatThrownBy(() -> Fonts.require(() -> {
                    throw new InternalError("fontconfig head is null");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fontconfig head is null")
                .hasMessageContaining(REMEDY);
        assertThatThrownBy(() -> Fonts.require(() -> {
                    throw new NoClassDefFoundError("sun.font.SunFontManager");
                }))
                .hasMessageContaining(REMEDY);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void javaWithoutFontsSaysTheRemedy(@TempDir Path folder) throws IOException, InterruptedException {
        Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName());
        builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(output).contains(REMEDY);
    }

    /** Asks for fonts in a Java of its own. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            Figure.requireFonts();
        }
    }
}
