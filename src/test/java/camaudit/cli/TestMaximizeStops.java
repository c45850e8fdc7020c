package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops {@code maximize} before any work, in words that help. */
class TestMaximizeStops {
    @TempDir
    private Path folder;

    @Test
    void filesAreNotOverwrittenByAccident() throws IOException {
        Path earlier = Files.writeString(folder.resolve("a-4.png"), "years of work");
        String[] two = {"--class", "3", "--class", "4", "--steps", "0"};
        Cli.Outcome outcome = TestMaximize.maximize(folder.resolve("a.png"), two);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--output " + earlier + " exists: choose another name, or say --overwrite");
        assertThat(earlier).hasContent("years of work");
        assertThat(folder.resolve("a-3.png")).doesNotExist();
        assertThat(TestMaximize.maximize(
                                folder.resolve("a.png"), "--class", "3", "--class", "4", "--steps", "0", "--overwrite")
                        .code())
                .isZero();
        assertThat(Files.size(earlier)).isGreaterThan(100);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path nowhere = Files.writeString(folder.resolve("nowhere"), "").resolve("a.png");
        Cli.Outcome outcome = TestMaximize.maximize(
                nowhere, "--class", "10", "--channels", "rgb", "--class-names", "0,1,2,3,4,5,6,7,8,9");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("cam-audit: 3 problems")
                .contains("  - the network takes 1 channels, --channels rgb gives 3")
                .contains("  - --class 10: the network has 10 classes, 0 to 9")
                .contains("  - --output " + nowhere + ": " + nowhere.getParent() + " is a file, not a folder");
        Cli.Outcome start = TestMaximize.maximize(folder.resolve("a.png"), "--class", "1", "--start", "nowhere.png");
        assertThat(start.code()).isEqualTo(2);
        assertThat(start.err()).contains("nowhere.png: there is no such file");
        assertThat(TestMaximize.maximize(folder.resolve("a.png"), "--class", "1", "--model", "nowhere.h5")
                        .err())
                .contains("nowhere.h5: there is no such file");
    }

    @Test
    void badValues() {
        Cli.Outcome outcome = TestMaximize.maximize(
                folder.resolve("a.jpg"),
                "--class",
                "all",
                "--class",
                "1",
                "--p",
                "1",
                "--tv-weight",
                "-1",
                "--steps",
                "many",
                "--zoom",
                "0",
                "--jitter",
                "x",
                "--seed",
                "1.5");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("cam-audit: 8 problems")
                .contains("a.jpg': expected the name of a file that ends in .png")
                .contains("--class = [all, 1]: expected 'all' alone")
                .contains("--p = '1': expected a number above 1")
                .contains("--tv-weight = '-1': expected a number of 0 or more")
                .contains("--steps = 'many': expected a whole number of 0 or more")
                .contains("--zoom = '0': expected a whole number of 1 or more")
                .contains("--jitter = 'x'", "--seed = '1.5'");
    }

    @Test
    void helpHasEveryOption() {
        Cli.Outcome outcome = Cli.run("maximize", "--help");
        assertThat(outcome.code()).isZero();
        for (Setting setting : new Maximize().usage().settings()) {
            assertThat(outcome.out()).contains("--" + setting.name());
        }
        assertThat(outcome.out()).doesNotContain("--master", "--layer");
    }
}
