package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.config.ExplainConfig;
import camaudit.config.MaximizeConfig;
import camaudit.config.ModelSettings;
import camaudit.config.RenderConfig;
import camaudit.config.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that somebody gives come out nowhere: not in what is printed or logged, by whomever, nor in any file that is written. */
class TestSecrets {
    private static final String SECRET = "PLANTEDsecret";

    @TempDir
    private Path folder;

    private final StringWriter log = new StringWriter();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private Level level = Level.ERROR;

    @BeforeEach
    void listen() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        level = context.getConfiguration().getRootLogger().getLevel();
        WriterAppender appender = WriterAppender.newBuilder()
                .setName("secrets")
                .setTarget(log)
                .setLayout(PatternLayout.newBuilder()
                        .withPattern("%p %c %m%n%throwable")
                        .build())
                .build();
        appender.start();
        context.getConfiguration().getRootLogger().addAppender(appender, Level.INFO, null);
        Configurator.setRootLevel(Level.INFO);
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(before);
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender("secrets");
        Configurator.setRootLevel(level);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.hadoop.planted") || name.startsWith("spark.hadoop.fs.s3a"))
                .forEach(System::clearProperty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3a://AKIA:PLANTEDsecret@bucket/x.png",
                "s3a://AKIA:PLANTED/se/cret+PLANTEDsecret@bucket/x.png",
                "https://host/x.png?v=1&sig=PLANTEDsecret"
            })
    void everyOptionOfEveryCommandRefusesAddressesThatHoldThem(String address) throws IOException {
        Map<String, List<Setting>> commands = Map.of(
                "explain", ExplainConfig.SETTINGS,
                "layers", ModelSettings.SETTINGS,
                "render", RenderConfig.SETTINGS,
                "maximize", MaximizeConfig.SETTINGS);
        for (Map.Entry<String, List<Setting>> command : commands.entrySet()) {
            List<String> options = new ArrayList<>(List.of(command.getKey()));
            List<String> assignments = new ArrayList<>(List.of(command.getKey()));
            StringBuilder file = new StringBuilder();
            List<Setting> taking =
                    command.getValue().stream().filter(s -> !s.isFlag()).toList();
            for (Setting setting : taking) {
                options.addAll(List.of("--" + setting.name(), address));
                assignments.addAll(List.of("--set", setting.name() + "=\"" + address + "\""));
                file.append(setting.name()).append(" = \"").append(address).append("\"\n");
            }
            Path config = Files.writeString(folder.resolve(command.getKey() + ".conf"), file);
            for (List<String> line :
                    List.of(options, assignments, List.of(command.getKey(), "--config", config.toString()))) {
                Cli.Outcome outcome = Cli.run(line.toArray(String[]::new));
                assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
                assertThat(outcome.err().lines().filter(l -> l.contains(" holds a ")))
                        .as(outcome.err())
                        .hasSize(taking.size());
                nothingIn(outcome);
            }
        }
    }

    @Test
    void whatCannotBeParsedIsNotRepeated() throws IOException {
        Path broken =
                Files.writeString(folder.resolve("broken.conf"), "fs.s3a.secret.key = PLANTEDsecret\"x\nimages = [");
        List<List<String>> lines = List.of(
                List.of("explain", "--secret-key", SECRET),
                List.of("explain", "--conf", "spark.hadoop.fs.s3a.secret.key=" + SECRET),
                List.of("explain", "--images=s3a://AKIA:" + SECRET + "@b", "--imagse=s3a://AKIA:" + SECRET + "@b"),
                List.of("explain", "--set", "fs.s3a.secret.key=abc+" + SECRET + "}"),
                List.of("explain", "--set", "spark.hadoop.fs.s3a.secret.key=" + SECRET),
                List.of("explain", "--config", broken.toString()),
                List.of(
                        "explain",
                        "--model",
                        Cli.MODEL,
                        "--images",
                        Cli.IMAGES,
                        "--output",
                        folder.resolve("o").toString(),
                        "--master",
                        "k8s://https://me:" + SECRET + "@host"));
        for (List<String> line : lines) {
            Cli.Outcome outcome = Cli.run(line.toArray(String[]::new));
            assertThat(outcome.code()).as(line.toString()).isEqualTo(ExitCode.USAGE);
            nothingIn(outcome);
        }
    }

    @Test
    void noneIsLeftByARunWithSecretsInItsSettings() throws IOException {
        System.setProperty("spark.hadoop.fs.s3a.access.key", SECRET);
        System.setProperty("spark.hadoop.fs.s3a.secret.key", SECRET);
        System.setProperty("spark.hadoop.planted.account.key.host", SECRET);
        System.setProperty("spark.hadoop.planted.sas.token", SECRET);
        Path images = Files.createDirectories(folder.resolve("images"));
        Digits.write(images.resolve("a.png"), Digits.first(1).get(0));
        Files.writeString(images.resolve("no.png"), "no picture");
        Path output = folder.resolve("out");
        Cli.Outcome outcome = Cli.explain(images.toString(), output);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        nothingIn(outcome);
        nothingBelow(output);
        assertThat(log.toString()).as("Spark's own log is heard").contains("SparkContext");
    }

    @Test
    void anAddressInAManifestIsRefusedToo() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Digits.write(images.resolve("a.png"), Digits.first(1).get(0));
        Path manifest = Files.writeString(
                folder.resolve("manifest.csv"), "image,label,mask\na.png,7,s3a://AKIA:" + SECRET + "@b/m.png\n");
        Path output = folder.resolve("out");
        Cli.Outcome outcome = Cli.explain(images.toString(), output, "--labels", manifest.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("s3a://***@b/m.png holds a user with a password");
        nothingIn(outcome);
    }

    @Test
    void tracesAreRedacted() {
        Exception failure = new IllegalStateException(
                "s3a://AKIA:" + SECRET + "@b", new IOException("https://h/x?X-Amz-Signature=" + SECRET));
        failure.addSuppressed(new IOException("token=" + SECRET));
        LogManager.getLogger("camaudit").error("failed", Redacted.of(failure));
        assertThat(log.toString())
                .contains("IllegalStateException: s3a://***@b", "java.io.IOException: https://h/x?", "Suppressed: ")
                .doesNotContain(SECRET);
    }

    private void nothingIn(Cli.Outcome outcome) {
        assertThat(outcome.out()).doesNotContain(SECRET);
        assertThat(outcome.err()).doesNotContain(SECRET);
        assertThat(log.toString()).doesNotContain(SECRET);
        assertThat(console.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
    }

    /** Bytes as they are, unpacked where they are gzipped, and the rows of both tables. */
    private static void nothingBelow(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
                if (file.toString().endsWith(".gz")) {
                    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                                .contains("a.png")
                                .doesNotContain(SECRET);
                    }
                }
            }
        }
        List<Row> rows = Stream.concat(Output.explanations(output).stream(), Output.rejections(output).stream())
                .toList();
        assertThat(rows).hasSize(2);
        rows.forEach(row -> assertThat(row.toString()).doesNotContain(SECRET));
    }
}
