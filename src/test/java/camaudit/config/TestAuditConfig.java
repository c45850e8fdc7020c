package camaudit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import camaudit.audit.check.AccuracyCheck;
import camaudit.audit.check.Aggregate;
import camaudit.audit.check.BiasCheck;
import camaudit.audit.check.BlankCheck;
import camaudit.audit.check.Check;
import camaudit.audit.check.Checks;
import camaudit.audit.check.DriftCheck;
import camaudit.audit.check.GapCheck;
import camaudit.audit.check.Gate;
import camaudit.audit.check.RejectionCheck;
import camaudit.audit.check.Severity;
import camaudit.audit.check.ThresholdCheck;
import camaudit.audit.slice.SlicePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code audit} can be told, gates included. */
class TestAuditConfig {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @TempDir
    Path folder;

    @Test
    void defaults() {
        AuditConfig config = read(Map.of(), Optional.empty());
        assertThat(config.report()).isEqualTo("out/report.html");
        assertThat(config.spec().depth()).isEqualTo(2);
        assertThat(config.minImages()).isEqualTo(30);
        assertThat(config.spec().mostSlices()).isEqualTo(1000);
        assertThat(config.gates()).isEqualTo(Checks.usual(30));
        assertThat(config.baseline()).isEmpty();
        assertThat(read(Map.of("report", List.of("r.html"), "min-images", List.of("50")), Optional.empty()))
                .satisfies(other -> assertThat(other.report()).isEqualTo("r.html"))
                .satisfies(other -> assertThat(other.gates()).isEqualTo(Checks.usual(50)));
    }

    @Test
    void everyKindOfGate() throws IOException {
        List<Check> gates = gates("""
                gates = [
                  { check = threshold, statistic = foreground_lift, aggregate = median, slice = "label=*", min = 1.1, severity = warn }
                  { check = gap, statistic = probability, by = site, effect = 0.4, min-images = 40 }
                  { check = accuracy, slice = "label=* & site=*", min = 0.7, gap = 1/4 }
                  { check = rejections, max = 0.01 }
                  { check = blank-maps, name = empty }
                  { check = bias, causal = 0.2, attention = 0.6 }
                  { check = drift, statistic = background_mass, relative = 0.2 }
                  { check = drift, statistic = focus, aggregate = p95, deviations = 3, min-runs = 7 }
                ]
                """);
        assertThat(gates)
                .containsExactly(
                        new ThresholdCheck(
                                "threshold of foreground_lift",
                                Severity.WARN,
                                "foreground_lift",
                                Aggregate.MEDIAN,
                                SlicePattern.parse("label=*"),
                                OptionalDouble.of(1.1),
                                NONE,
                                30),
                        new GapCheck("gap of probability", Severity.FAIL, "probability", Optional.of("site"), 0.4, 40),
                        new AccuracyCheck(
                                "accuracy",
                                Severity.FAIL,
                                SlicePattern.parse("label=* & site=*"),
                                OptionalDouble.of(0.7),
                                OptionalDouble.of(0.25),
                                30),
                        new RejectionCheck("rejections", Severity.FAIL, 0.01),
                        new BlankCheck("empty", Severity.FAIL, 0.5),
                        new BiasCheck("bias", Severity.FAIL, 0.2, 0.2, 0.6, 30),
                        new DriftCheck(
                                "drift of background_mass",
                                Severity.FAIL,
                                "background_mass",
                                Aggregate.MEAN,
                                SlicePattern.parse("all"),
                                OptionalDouble.of(0.2),
                                NONE,
                                5),
                        new DriftCheck(
                                "drift of focus",
                                Severity.FAIL,
                                "focus",
                                new Aggregate("p95"),
                                SlicePattern.parse("all"),
                                NONE,
                                OptionalDouble.of(3),
                                7));
    }

    @Test
    void allProblemsAtOnceWithTheirLines() throws IOException {
        List<String> problems = problems("""
                gates = [
                  { check = treshold, statistic = focus, min = 1 }
                  { check = threshold, statistic = focus, minimum = 1, severity = loud }
                  { check = threshold, statistic = focus, min = 2, max = 1 }
                  { check = gap, effect = much }
                  { check = rejections, max = 5 }
                  { check = drift, statistic = focus, relative = [1], min-runs = 1 }
                  { statistic = focus }
                  rejections
                  { check = threshold, statistic = focus, slice = "label", min = 1 }
                ]
                dept = 3
                """);
        assertThat(problems)
                .anyMatch(one ->
                        one.contains("2: gate 1: check = 'treshold'") && one.contains("did you mean 'threshold'?"));
        assertThat(problems).anyMatch(one -> one.contains("3: gate 2: unknown key 'minimum' (did you mean 'min'?)"));
        assertThat(problems).anyMatch(one -> one.contains("3: gate 2: severity = 'loud': expected warn or fail"));
        assertThat(problems).anyMatch(one -> one.contains("4: gate 3: ") && one.contains("min not above max"));
        assertThat(problems).anyMatch(one -> one.contains("5: gate 4: effect = 'much': expected a number"));
        assertThat(problems).anyMatch(one -> one.contains("5: gate 4: statistic is missing"));
        assertThat(problems).anyMatch(one -> one.contains("6: gate 5: ") && one.contains("it is a share"));
        assertThat(problems).anyMatch(one -> one.contains("7: gate 6: relative is a list or a block"));
        assertThat(problems).anyMatch(one -> one.contains("7: gate 6: min-runs = '1': expected a whole number of 2"));
        assertThat(problems).anyMatch(one -> one.contains("8: gate 7: check is missing: say one of threshold"));
        assertThat(problems).anyMatch(one -> one.contains("9: gate 8 is no block"));
        assertThat(problems).anyMatch(one -> one.contains("10: gate 9: slice = 'label': expected all, or conditions"));
        assertThat(problems).anyMatch(one -> one.contains("12: unknown key 'dept' (did you mean 'depth'?)"));
    }

    @Test
    void gatesThatAreNoList() throws IOException {
        assertThat(problems("gates = []\n")).anyMatch(one -> one.contains("asks nothing"));
        assertThat(problems("gates = strict\n")).anyMatch(one -> one.contains("is no list"));
        assertThat(problems("gates { check = bias }\n")).anyMatch(one -> one.contains("is no list"));
    }

    @Test
    void metadataIsNeededForColumns() {
        assertThat(problems(Map.of("slice-by", List.of("site"), "source-column", List.of("film"))))
                .containsExactly(
                        "--slice-by = site: there is no manifest to take it from, say --metadata URI",
                        "--source-column = film: there is no manifest to take it from, say --metadata URI");
        assertThat(problems(Map.of("slice-by", List.of("label"), "metadata", List.of("m.csv"))))
                .hasSize(1)
                .allMatch(one -> one.contains("are made anyway"));
        assertThat(problems(Map.of("depth", List.of("5")))).containsExactly("--depth = 5: at most 4 is possible");
    }

    private List<Check> gates(String text) throws IOException {
        return read(Map.of(), Optional.of(file(text))).gates().stream()
                .map(Gate::check)
                .toList();
    }

    private List<String> problems(String text) throws IOException {
        Path file = file(text);
        return Objects.requireNonNull(
                        catchThrowableOfType(ConfigException.class, () -> read(Map.of(), Optional.of(file))))
                .problems();
    }

    private List<String> problems(Map<String, List<String>> options) {
        return Objects.requireNonNull(
                        catchThrowableOfType(ConfigException.class, () -> read(options, Optional.empty())))
                .problems();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("audit.conf"), text);
    }

    private AuditConfig read(Map<String, List<String>> options, Optional<Path> file) {
        Map<String, List<String>> all = new HashMap<>(Map.of("explanations", List.of("in"), "output", List.of("out")));
        all.putAll(options);
        return AuditConfig.read(ConfigSources.merge(AuditConfig.SETTINGS, all, List.of(), file.map(Path::toFile)));
    }
}
