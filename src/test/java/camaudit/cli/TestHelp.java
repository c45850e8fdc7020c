package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the program says of itself. */
class TestHelp {
    private static final List<Command> COMMANDS =
            List.of(new Explain(), new Audit(), new Run(), new Layers(), new Maximize(), new Render());

    @Test
    void everyCommandShowsAllItsOptionsAndExamples() {
        for (Command command : COMMANDS) {
            Cli.Outcome outcome = Cli.run(command.usage().name(), "--help");
            assertThat(outcome.code()).isZero();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).contains("cam-audit " + command.usage().name());
            for (Setting setting : command.usage().settings()) {
                assertThat(outcome.out()).as(command.usage().name()).contains("--" + setting.name());
            }
            assertThat(outcome.out()).contains("--config", "--set", "--help", "Examples:");
            command.usage()
                    .examples()
                    .forEach(example -> assertThat(outcome.out()).contains("  " + example));
            assertThat(outcome.out().contains("--master"))
                    .isEqualTo(command.usage().usesSpark());
        }
    }

    @Test
    void theProgramListsItsCommands() {
        Cli.Outcome outcome = Cli.run("--help");
        assertThat(outcome.code()).isZero();
        COMMANDS.forEach(command -> assertThat(outcome.out())
                .contains("  " + command.usage().name(), command.usage().summary()));
        assertThat(outcome.out()).contains("Exit codes: 0 done, 1 failed, 2 usage");
    }

    @Test
    void theLauncherHasTheseTexts() throws IOException {
        assertThat(Path.of("scripts/help/cam-audit.txt"))
                .hasContent(Cli.run("--help").out());
        for (Command command : COMMANDS) {
            String file = "scripts/help/" + command.usage().name() + ".txt";
            assertThat(Files.readString(Path.of(file)))
                    .as("scripts/cam-audit " + command.usage().name() + " --help > " + file)
                    .isEqualTo(Cli.run(command.usage().name(), "--help").out());
        }
    }

    @Test
    void withoutACommandTheHelpIsAnError() {
        Cli.Outcome outcome = Cli.run();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("Commands:");
    }

    @Test
    void versions() {
        Cli.Outcome outcome = Cli.run("--version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("camaudit ")
                .contains("commit ", "java " + Runtime.version().feature())
                .doesNotContain("${");
    }

    @Test
    void unknownOptionsAndCommands() {
        Cli.Outcome option = Cli.run("explain", "--modle", "x");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("--modle", "'cam-audit explain --help' lists what there is.");
        Cli.Outcome command = Cli.run("explian");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("explian", "'cam-audit --help' lists what there is.");
    }

    @Test
    void everyMissingOptionAtOnce() {
        Cli.Outcome outcome = Cli.run("explain");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("cam-audit: 3 problems")
                .contains("--model is missing", "--images is missing", "--output is missing");
    }
}
