package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end says what is kept and how to go on, and leaves nothing that blocks the next run. */
@EnabledOnOs(OS.LINUX)
class TestStopNotice {
    private static final int SIGTERM = 128 + 15;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int IMAGES = 4_000;

    @TempDir
    private Path folder;

    private Path log;
    private Path output;

    @Test
    void explainAndAuditSayWhatIsKept() throws IOException, InterruptedException {
        log = folder.resolve("log");
        output = folder.resolve("out");
        Process explain = start(
                "explain",
                "--model",
                Cli.MODEL,
                "--images",
                Cli.IMAGES,
                "--scale",
                "1/255",
                "--unit",
                "500",
                "--limit",
                Integer.toString(IMAGES),
                "--output",
                output.toString());
        await(explain, () -> names(output.resolve("_units")).stream().anyMatch(name -> name.startsWith("unit-000002")));
        Matcher said = Pattern.compile("cam-audit: stopped: the results of ([0-9]+),([0-9]{3}) images are kept in \\Q"
                        + output + "\\E, the same command with --resume goes on from there")
                .matcher(stop(explain));
        assertThat(said.matches()).isTrue();
        long kept = Long.parseLong(said.group(1) + said.group(2));
        assertThat(names(output)).doesNotContain("_lock", "run.json");

        Cli.Outcome rest = Cli.explain(Cli.IMAGES, output, "--limit", Integer.toString(IMAGES), "--resume");
        assertThat(rest.code()).isZero();
        assertThat(rest.out())
                .contains(String.format(
                        Locale.ROOT,
                        "resumed     %,d images were done before, %,d were done now",
                        kept,
                        IMAGES - kept));

        Path audit = folder.resolve("audit");
        Path working = folder.resolve("local");
        Process auditing = start("audit", "--explanations", output.toString(), "--output", audit.toString());
        await(auditing, () -> !names(working).isEmpty());
        assertThat(stop(auditing))
                .isEqualTo("cam-audit: stopped before the audit was written: nothing has changed in " + audit
                        + ", the same command begins anew");
        assertThat(audit).doesNotExist();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@conf/jvm-options",
                "-Dspark.local.dir=" + folder.resolve("local"),
                "-Dlog4j2.configurationFile=file:conf/log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                "camaudit.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--master", "local[2]"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void await(Process process, BooleanSupplier what) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + MINUTE; !what.getAsBoolean(); Thread.sleep(20)) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(log))
                    .isTrue();
        }
    }

    /** Ends a process; what it said from then on. */
    private String stop(Process process) throws IOException, InterruptedException {
        int before = Files.readString(log).length();
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
        return Files.readString(log).substring(before).strip();
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
