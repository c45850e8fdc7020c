package camaudit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import camaudit.image.fit.Preprocess;
import camaudit.spec.CounterfactualSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.HeatmapChoice;
import camaudit.spec.Layout;
import camaudit.spec.ModelSpec;
import camaudit.spec.TargetRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each option of {@code explain} can be. */
class TestExplainConfig {
    @TempDir
    private Path folder;

    @Test
    void numbersAreDecimalsOrQuotients() {
        ExplainConfig config = Merged.complete()
                .option("scale", "1/127.5")
                .option("offset", "-1")
                .option("mean", "1/2, 0.25,1e-2")
                .option("std", "2")
                .read();
        assertThat(config.options().pixels().scale()).isEqualTo(1 / 127.5);
        assertThat(config.options().pixels().offset()).isEqualTo(-1);
        assertThat(config.options().pixels().mean()).containsExactly(0.5, 0.25, 0.01);
        assertThat(config.options().pixels().std()).containsExactly(2.0);
        for (String bad : List.of("", "x", "1/0", "1/2/3", "NaN", "Infinity", "1//2")) {
            assertThat(Merged.complete().option("scale", bad).problems())
                    .as(bad)
                    .containsExactly("--scale = '" + bad + "': expected a number or a quotient such as 1/255");
        }
        assertThat(Merged.complete().option("mean", "1,,2").problems())
                .containsExactly("--mean = '': expected numbers separated by commas");
    }

    @Test
    void aListInAFileIsWhatCommasAreOnTheCommandLine() throws IOException {
        ExplainConfig config = Merged.complete()
                .file(file(
                        "mean = [0.1, 1/5, \"0.3\"]",
                        "std = \"1,2,3\"",
                        "method = [grad-cam, hires-cam]",
                        "class-names = [cat, dog]"))
                .read();
        assertThat(config.options().pixels().mean()).containsExactly(0.1, 0.2, 0.3);
        assertThat(config.options().pixels().std()).containsExactly(1.0, 2.0, 3.0);
        assertThat(config.options().spec().methods()).containsExactly("grad-cam", "hires-cam");
        assertThat(config.images().classNames()).containsExactly("cat", "dog");
        assertThat(config.effective())
                .contains(
                        entry("mean", List.of("0.1", "1/5", "0.3")),
                        entry("method", config.options().spec().methods()))
                .contains(entry("std", "1,2,3"));
    }

    @Test
    void aMethodGivenTwiceIsOne() {
        assertThat(Merged.complete()
                        .option("method", "grad-cam", "grad-cam")
                        .read()
                        .options()
                        .spec()
                        .methods())
                .containsExactly("grad-cam");
    }

    @Test
    void targets() {
        assertThat(target("predicted")).isEqualTo(TargetRule.PREDICTED);
        assertThat(target("label").kind()).isEqualTo(TargetRule.Kind.LABEL);
        assertThat(target("7")).isEqualTo(new TargetRule(TargetRule.Kind.FIXED, 7));
        for (String bad : List.of("-1", "Label", "7.0", "")) {
            assertThat(Merged.complete().option("target", bad).problems())
                    .containsExactly("--target = '" + bad + "': expected predicted, label or a class number");
        }
        assertThat(Merged.complete()
                        .option("target", "label")
                        .option("labels", "none")
                        .problems())
                .containsExactly("--target = 'label', but labels = 'none': there is no label to explain");
    }

    @Test
    void choices() {
        ExplainConfig config = Merged.complete()
                .option("channels", "bgr")
                .option("resize", "pad")
                .option("interpolation", "nearest")
                .option("heatmap", "input")
                .option("format", "idx")
                .read();
        assertThat(config.options().pixels().channels()).contains(Preprocess.Channels.BGR);
        assertThat(config.options().pixels().resize()).isEqualTo(Preprocess.Resize.PAD);
        assertThat(config.options().pixels().interpolation()).isEqualTo(Preprocess.Interpolation.NEAREST);
        assertThat(config.output().heatmap()).isEqualTo(HeatmapChoice.INPUT);
        assertThat(config.images().layout()).isEqualTo(Layout.IDX);
        assertThat(Merged.complete().option("channels", "cmyk").problems())
                .containsExactly("--channels = 'cmyk': expected one of rgb, bgr, gray");
    }

    @Test
    void wholeNumbers() {
        assertThat(Merged.complete().option("limit", "1_000").read().images().limit())
                .hasValue(1000);
        for (String bad : List.of("0", "-1", "1.5", "1e3", "99999999999999999999")) {
            assertThat(Merged.complete().option("limit", bad).problems())
                    .containsExactly("--limit = '" + bad + "': expected a whole number of 1 or more");
        }
        assertThat(Merged.complete().option("batch-size", "4000000000").problems())
                .containsExactly("--batch-size = 4000000000: that is no batch size");
    }

    @Test
    void evidence() {
        assertThat(Merged.complete().read().evidence()).isEqualTo(new EvidenceSpec(CounterfactualSpec.AUTO, 0));
        assertThat(Merged.complete()
                        .option("counterfactual", "true")
                        .option("faithfulness", "64")
                        .read()
                        .evidence())
                .isEqualTo(new EvidenceSpec(CounterfactualSpec.ALL, 64));
        assertThat(Merged.complete().option("faithfulness", "-1").problems())
                .containsExactly("--faithfulness = '-1': expected a whole number of 0 or more");
        assertThat(Merged.complete().option("faithfulness", "1000001").problems())
                .containsExactly("--faithfulness = 1000001: expected at most 1000000");
    }

    @Test
    void inputSizes() {
        assertThat(Merged.complete()
                        .option("input-size", "224x160")
                        .read()
                        .model()
                        .inputSize())
                .contains(new ModelSpec.ImageSize(224, 160));
        for (String bad : List.of("224", "224x", "0x5", "1x2x3", "axb")) {
            assertThat(Merged.complete().option("input-size", bad).problems())
                    .containsExactly("--input-size = '" + bad + "': expected a size such as 224x224");
        }
    }

    @Test
    void classNamesAreWrittenOutOrInAFile() throws IOException {
        Path names = Files.writeString(folder.resolve("names.txt"), "tench\n\ngreat white shark \r\nhen, the bird\n");
        assertThat(Merged.complete()
                        .option("class-names", names.toString())
                        .read()
                        .images()
                        .classNames())
                .containsExactly("tench", "great white shark", "hen, the bird");
        assertThat(Merged.complete()
                        .option("class-names", "cat, dog")
                        .read()
                        .images()
                        .classNames())
                .containsExactly("cat", "dog");
        assertThat(Merged.complete()
                        .option("class-names", "crane,b,crane")
                        .read()
                        .images()
                        .classNames())
                .containsExactly("crane (0)", "b", "crane (2)");
        assertThat(Merged.complete().option("class-names", "nowhere.txt").problems())
                .singleElement()
                .asString()
                .startsWith("--class-names = 'nowhere.txt': expected two or more names");
    }

    @Test
    void aClassNamesFileThatIsNoTextIsAProblem() throws IOException {
        Path names = Files.write(folder.resolve("names.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', '\n', 'b'});
        assertThat(Merged.complete().option("class-names", names.toString()).problems())
                .singleElement()
                .asString()
                .startsWith("--class-names = '" + names);
    }

    @Test
    void everyEffectiveValueInTheOrderOfTheSettings() {
        ExplainConfig config =
                Merged.complete().set("limit=5").option("scale", "1/255").read();
        List<String> order = new ArrayList<>();
        ExplainConfig.SETTINGS.forEach(s -> order.add(s.name()));
        order.retainAll(config.effective().keySet());
        assertThat(List.copyOf(config.effective().keySet())).isEqualTo(order);
        assertThat(config.effective())
                .contains(
                        entry("model", "m.keras"),
                        entry("limit", "5"),
                        entry("scale", "1/255"),
                        entry("offset", "0"),
                        entry("method", List.of("grad-cam")),
                        entry("overwrite", "false"))
                .doesNotContainKeys("mean", "std", "input-size", "channels", "batch-size", "class-names");
    }

    @Test
    void everySettingHasHelpAndAppearsOnce() {
        assertThat(ExplainConfig.SETTINGS).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(ExplainConfig.SETTINGS).allSatisfy(s -> assertThat(s.help()).isNotBlank());
    }

    private static TargetRule target(String text) {
        return Merged.complete().option("target", text).read().options().spec().target();
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("job.conf"), List.of(lines));
    }
}
