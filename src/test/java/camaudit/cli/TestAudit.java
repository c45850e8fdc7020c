package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.session.LocalSpark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations to a verdict, on digits before textures: a network that learned digits and one that learned textures. */
class TestAudit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COUNT = 400;

    @TempDir
    private static Path folder;

    private static final Map<String, String> EXPLAINED = new TreeMap<>();

    /** The audits of both networks, in this order, with one baseline. */
    private static final Map<String, Cli.Outcome> AUDITED = new TreeMap<>();

    @BeforeAll
    static void explainAndAudit() throws IOException, InterruptedException {
        explain("honest", "0");
        explain("biased", "1");
        for (String name : List.of("honest", "biased")) {
            AUDITED.put(
                    name, audit(name, name + "-audit", "--baseline", baseline().toString()));
        }
    }

    private static void explain(String name, String rho) throws IOException, InterruptedException {
        Path data = folder.resolve(name);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder drawing = new ProcessBuilder(
                        "scripts/bench/textured.sh",
                        "digits",
                        "test",
                        data.toString(),
                        rho,
                        "1",
                        Integer.toString(COUNT))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        drawing.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = drawing.start().waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
        Path output = folder.resolve(name + "-explained");
        Cli.Outcome outcome = Cli.explain(
                data.resolve("own/images").toString(),
                output,
                "--model",
                "src/demo/bias/models/rho-" + rho + ".00-seed-1.keras",
                "--labels",
                "folder",
                "--class-names",
                "0,1,2,3,4,5,6,7,8,9",
                "--masks",
                data.resolve("own/masks").toString(),
                "--method",
                "grad-cam",
                "--method",
                "random-cam",
                "--counterfactual");
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        EXPLAINED.put(name, output.toString());
    }

    private static Cli.Outcome audit(String name, String output, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "audit",
                "--explanations",
                EXPLAINED.getOrDefault(name, name),
                "--output",
                folder.resolve(output).toString()));
        if (!List.of(more).contains("--master")) {
            all.addAll(List.of("--master", "local[2]"));
        }
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }

    private static JsonNode report(String output) throws IOException {
        return JSON.readTree(folder.resolve(output).resolve("audit.json").toFile());
    }

    private static JsonNode check(JsonNode report, String statistic) {
        for (JsonNode check : report.path("checks")) {
            if (check.path("statistic").asText().equals(statistic)) {
                return check;
            }
        }
        throw new AssertionError("no check of " + statistic + " in " + report.path("checks"));
    }

    private static Path baseline() {
        return folder.resolve("baseline");
    }

    @Test
    void theHonestNetworkPassesAndTheBiasedOneFails() throws IOException {
        Cli.Outcome honest = AUDITED.get("honest");
        assertThat(honest.code()).as(honest.out() + honest.err()).isZero();
        assertThat(honest.out()).contains("verdict     PASS", "The background's class decides little.");
        JsonNode gap = check(report("honest-audit"), "background_gap");
        assertThat(gap.path("value").asDouble()).isLessThan(0.1);
        assertThat(gap.path("rows").asLong()).isEqualTo(COUNT);

        Cli.Outcome biased = AUDITED.get("biased");
        assertThat(biased.code()).isEqualTo(3);
        assertThat(biased.out()).contains("verdict     FAIL", "The network answers by the background.");
        assertThat(check(report("biased-audit"), "background_gap").path("value").asDouble())
                .isGreaterThan(0.8);
        assertThat(Files.readString(folder.resolve("biased-audit/report.html")))
                .contains("This network judges by the background.")
                .doesNotContain("http://", "https://");

        try (Stream<Path> runs = Files.list(baseline())) {
            assertThat(runs.map(file -> read(file).path("accepted").asBoolean()))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void mapsThatAreTheirOwnControlTellNothing() throws IOException {
        Cli.Outcome outcome = audit("honest", "control", "--method", "random-cam");
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("verdict     PASS");
        JsonNode maps = check(report("control"), "share_below_even");
        assertThat(maps.path("status").asText()).isEqualTo("NOT_APPLICABLE");
        assertThat(maps.path("message").asText())
                .contains("No control was measured", "That other backgrounds cost little does not depend on them.");
    }

    @Test
    void whatMovedSinceTheLastAcceptedAuditFails() throws IOException {
        Path gates = Files.writeString(
                folder.resolve("drift.conf"),
                "gates = [ { check = drift, statistic = foreground_lift, relative = 0.2 }, { check = blank-maps } ]");
        Path before = Files.createDirectories(folder.resolve("baseline-of-two"));
        try (Stream<Path> runs = Files.list(baseline())) {
            for (Path run : runs.toList()) {
                Files.copy(run, before.resolve(run.getFileName()));
            }
        }
        String[] options = {"--config", gates.toString(), "--baseline", before.toString()};
        Cli.Outcome moved = audit("biased", "drift-biased", options);
        assertThat(moved.code()).as(moved.out() + moved.err()).isEqualTo(3);
        assertThat(moved.out()).contains("FAIL        drift of foreground_lift: ", "in the last accepted run");
        Cli.Outcome again = audit("honest", "drift-again", options);
        assertThat(again.out())
                .as("neither failed audits nor its own are a baseline")
                .contains("verdict     PASS");
        assertThat(Files.readString(folder.resolve("drift-again/report.html"))).contains("mean of foreground_lift");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void metadataMakesSlicesAndTablesAreFlat() throws IOException {
        Path metadata = folder.resolve("biased/own/metadata.csv");
        Cli.Outcome outcome = audit(
                "biased", "sliced", "--metadata", metadata.toString(), "--slice-by", "texture", "--slice-by", "tint");
        assertThat(outcome.code()).isEqualTo(3);
        Map<String, Long> images = new TreeMap<>();
        for (Row row : LocalSpark.session()
                .read()
                .parquet(folder.resolve("sliced/slices").toString())
                .where("statistic = 'foreground_lift'")
                .collectAsList()) {
            images.put(row.getAs("slice"), row.getAs("values"));
        }
        Map<String, Long> counted = new TreeMap<>();
        Files.readAllLines(metadata).stream()
                .skip(1)
                .forEach(line -> counted.merge("texture=" + line.split(",", -1)[3], 1L, Long::sum));
        assertThat(counted).hasSize(3);
        assertThat(images.keySet()).contains("label=0 & texture=brick");
        counted.forEach((slice, count) -> assertThat(images.get(slice)).isBetween(count - 20, count));
        assertThat(LocalSpark.session()
                        .read()
                        .parquet(folder.resolve("sliced/checks").toString())
                        .where(
                                "check = 'bias' and status = 'FAIL' and slice not like 'texture=%' and slice not like 'tint=%'")
                        .count())
                .as("all images, and each of the ten classes")
                .isEqualTo(11);
        assertThat(audit("biased", "sliced").err()).contains("exists and holds an earlier audit");
    }

    @Test
    void onOneCoreComesOutTheSame() throws IOException {
        Cli.Outcome one = audit("honest", "one-core", "--master", "local[1]");
        assertThat(one.code()).isZero();
        JsonNode two = report("honest-audit");
        JsonNode same = report("one-core");
        assertThat(same.path("comparisons")).isNotEmpty();
        for (String part : List.of("checks", "comparisons")) {
            assertThat(same.path(part).equals(TestAudit::compared, two.path(part)))
                    .as(part)
                    .isTrue();
        }
    }

    private static int compared(JsonNode a, JsonNode b) {
        boolean numbers = a.isNumber() && b.isNumber();
        return (numbers && Math.abs(a.asDouble() - b.asDouble()) < 1e-9) || a.equals(b) ? 0 : 1;
    }

    @Test
    void runDoesBothAndGoesOnWhereItStopped() throws IOException {
        String text = Files.readString(Path.of("conf/nightly.conf"))
                .replace(
                        "target/demo/textures/honest/own",
                        folder.resolve("honest/own").toString())
                .replace("target/demo/nightly", folder.resolve("nightly").toString())
                .replace("target/demo/audits", folder.resolve("audits").toString())
                .replace("counterfactual = true", "counterfactual = true, class-names = \"0,1,2,3,4,5,6,7,8,9\"");
        Path config = Files.writeString(folder.resolve("nightly.conf"), text);
        String[] run = {"run", "--config", config.toString(), "--master", "local[2]"};
        Cli.Outcome first = Cli.run(run);
        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("explained   400 of 400 images", "verdict     ");
        Cli.Outcome second = Cli.run(run);
        assertThat(second.code()).as(second.out() + second.err()).isZero();
        assertThat(second.out()).contains("0 were done now");
        assertThat(report("nightly-audit").path("checks").findValuesAsText("kind"))
                .contains("bias", "threshold", "gap", "accuracy", "rejections", "blank-maps", "masks", "drift");
        assertThat(Files.readString(folder.resolve("nightly-audit/report.html")))
                .contains("mean of foreground_lift");
    }

    @Test
    void runTellsAllProblemsOfBothBlocks() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.conf"), "explain { modell = x }\naudit { depth = 9, gates = 3 }");
        Cli.Outcome refused = Cli.run("run", "--config", wrong.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("explain: ", "unknown key 'modell'", "did you mean", "audit: ", "depth");
    }

    @Test
    void whatDoesNotFitStopsBeforeAnyWork() throws IOException {
        Path metadata = Files.writeString(folder.resolve("other.csv"), "image,site\nnever.png,A\n");
        Path keyless = Files.writeString(folder.resolve("keyless.csv"), "photo,site\nx,A\n");
        Path twice = Files.writeString(folder.resolve("twice.csv"), "image,site\n0/00000.png,A\n0/00000.png,B\n");
        stops("knows none of the images: its keys are like [never.png]", "--metadata", metadata.toString());
        stops("none that names the image: call it image_id or image", "--metadata", keyless.toString());
        stops("has 2 rows of 0/00000.png: leave one row for each image", "--metadata", twice.toString());
        stops("did you mean site?", "--metadata", metadata.toString(), "--slice-by", "sites");
        stops("--method score-cam", "--method", "score-cam");
        assertThat(audit(folder.resolve("nowhere").toString(), "stopped").err())
                .contains("it is not the output of a finished 'explain' run");
        Path typo = Files.writeString(folder.resolve("typo.conf"), "include \"gate.conf\"");
        stops("typo.conf: include \"gate.conf\": there is no such file", "--config", typo.toString());
        assertThat(folder.resolve("stopped")).doesNotExist();
    }

    @Test
    void whatNoAuditWroteIsNeverReplaced() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own/checks")).resolve("notes.txt");
        Files.writeString(own, "mine");
        Path page = Files.writeString(folder.resolve("page.html"), "mine");
        Cli.Outcome refused = audit("honest", "own", "--overwrite", "--report", page.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("holds checks/notes.txt, which no audit wrote", "exists and is no report of an audit");
        Path config = Files.writeString(
                folder.resolve("own.conf"),
                "explain { model = m.keras, images = nowhere, output = \"" + folder.resolve("own-explained")
                        + "\" }\naudit { output = \"" + folder.resolve("own") + "\" }");
        Cli.Outcome run = Cli.run("run", "--config", config.toString(), "--master", "local[2]");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds checks/notes.txt, which no audit wrote");
        assertThat(own).hasContent("mine");
        assertThat(page).hasContent("mine");
    }

    private static void stops(String words, String... more) {
        Cli.Outcome outcome = audit("honest", "stopped", more);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(words);
    }
}
