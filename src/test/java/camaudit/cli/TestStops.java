package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a run before any work, with exit code 2, nothing written, and words that help. */
class TestStops {
    private static final int COUNT = 20;

    @TempDir
    private static Path folder;

    private static Path idx;
    private static byte[] idxBytes;

    private Path output;

    @BeforeAll
    static void data() throws IOException {
        idxBytes = Digits.idx(Digits.first(COUNT));
        idx = Files.write(folder.resolve("digits-idx3"), idxBytes);
        Digits.write(folder.resolve("photos/a/1.png"), Digits.first(1).get(0));
        Digits.write(folder.resolve("photos/b/2.png"), Digits.first(1).get(0));
    }

    @BeforeEach
    void freshOutput() throws IOException {
        output = Files.createTempDirectory(folder, "run").resolve("out");
    }

    @Test
    void anIdxFileOfTheWrongSize() throws IOException {
        Path cut = Files.write(folder.resolve("cut-idx3"), Arrays.copyOf(idxBytes, idxBytes.length - 5));
        stops(cut, "declares 20 images of 28×28 = 15696 bytes, but holds 15691: the file is cut short, copy it again");
        Path longer = Files.write(folder.resolve("long-idx3"), Arrays.copyOf(idxBytes, idxBytes.length + 3));
        stops(longer, "= 15696 bytes, but holds 15699: the file is too long");
    }

    @Test
    void labelsThatDoNotBelongToTheImages() throws IOException {
        Path few = Files.write(folder.resolve("few-idx1"), Digits.idxLabels(new byte[COUNT - 1]));
        stops(idx, "few-idx1 holds 19 labels, " + idx + " 20 images: they do not belong", "--labels", few.toString());
        byte[] eleventh = new byte[COUNT];
        eleventh[3] = 10;
        Path high = Files.write(folder.resolve("high-idx1"), Digits.idxLabels(eleventh));
        stops(idx, "high-idx1 has the label 10, the network 10 classes, 0 to 9", "--labels", high.toString());
        stops(Path.of(Cli.LABELS), "holds labels, images were expected: give it as --labels");
        stops(idx, "holds images, not labels", "--labels", idx.toString());
        stops(idx, "--labels folder: an IDX file has no folders", "--labels", "folder");
        stops(
                idx,
                "nowhere: there is no such file",
                "--labels",
                folder.resolve("nowhere").toString());
    }

    @Test
    void foldersWithoutImages() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        stops(empty, "holds no image: there is no file in it or its subfolders");
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Files.writeString(texts.resolve("a.txt"), "text");
        Files.writeString(texts.resolve(".b.png"), "text");
        stops(texts, "holds no image: none of its 1 files (file:" + texts + "/a.txt, …) ends in .png, .jpg");
        stops(folder.resolve("nowhere"), "--images " + folder.resolve("nowhere") + ": there is no such file or folder");
    }

    @Test
    void modelsThatAreNone() throws IOException {
        byte[] model = Files.readAllBytes(Path.of(Cli.MODEL));
        Path cut = Files.write(folder.resolve("cut.keras"), Arrays.copyOf(model, model.length / 2));
        stops(idx, "cut.keras", "--model", cut.toString());
        Path page = Files.writeString(folder.resolve("page.keras"), "<!doctype html><title>404</title>");
        stops(idx, "page.keras", "--model", page.toString());
        stops(
                idx,
                "nowhere.h5: there is no such file",
                "--model",
                folder.resolve("nowhere.h5").toString());
        stops(idx, folder + " is a folder, a file was expected", "--model", folder.toString());
    }

    @Test
    void layersThatCannotBeExplained() {
        stops(idx, "layer 'conv2d_9' is not a layer of model", "--layer", "conv2d_9");
        assertThat(Cli.explain(idx.toString(), output, "--layer", "conv2d_9").err())
                .contains("Layers to choose from: [")
                .contains("conv2d_1");
        stops(idx, "puts out a vector of 10, not a feature map", "--layer", "visualized_layer");
    }

    @Test
    void targetsThatAreNot() {
        stops(idx, "--target 10: the network has 10 classes, 0 to 9", "--target", "10");
        stops(idx, "--target label: the images have no labels. Give --labels folder", "--target", "label");
    }

    @Test
    void pixelsThatDoNotFitTheNetwork() {
        stops(idx, "the network takes 1 channels, --channels rgb gives 3", "--channels", "rgb");
        stops(idx, "--std = [0.0]: nothing can be divided by 0", "--std", "0");
        stops(idx, "std has the value -1.0: give numbers above 0", "--std", "-1");
        stops(idx, "mean has 3 values: give none, 1 or 1", "--mean", "1,2,3");
        stops(idx, "scale is 0.0: give a finite number other than 0", "--scale", "0");
        stops(idx, "--method = 'magic': expected one of grad-cam, cam", "--method", "magic");
    }

    @Test
    void classesThatDoNotFitTheNetwork() {
        Path photos = folder.resolve("photos");
        stops(idx, "--class-names has 3 names, the network 10 classes", "--class-names", "a,b,c");
        stops(
                photos,
                "--labels folder: there are 2 folders below " + photos + " [a, b], the network has 10 classes",
                "--labels",
                "folder");
        stops(
                photos,
                "but --class-names does not have [a, b]",
                "--labels",
                "folder",
                "--class-names",
                "0,1,2,3,4,5,6,7,8,9");
        stops(photos, "image files are labelled by folder, by a manifest", "--labels", Cli.LABELS);
    }

    @Test
    void outputsAreNotOverwrittenByAccident() throws IOException {
        Path earlier = folder.resolve("earlier");
        assertThat(Cli.explain(idx.toString(), earlier, "--limit", "3").code()).isZero();
        byte[] report = Files.readAllBytes(earlier.resolve("run.json"));
        Cli.Outcome again = Cli.explain(idx.toString(), earlier);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists and holds an earlier run", "--overwrite");
        Cli.Outcome broken = Cli.explain(idx.toString(), earlier, "--overwrite", "--target", "10");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(Files.readAllBytes(earlier.resolve("run.json"))).isEqualTo(report);
        assertThat(Cli.explain(idx.toString(), earlier, "--overwrite").code()).isZero();
        assertThat(Output.explanations(earlier)).hasSize(COUNT);
        Files.writeString(earlier.resolve("thesis.txt"), "years of work");
        Cli.Outcome foreign = Cli.explain(idx.toString(), earlier, "--overwrite");
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.err()).contains("holds thesis.txt, which no run of camaudit wrote: choose a new folder");
        assertThat(Output.explanations(earlier)).hasSize(COUNT);
        Cli.Outcome file = Cli.explain(idx.toString(), earlier.resolve("thesis.txt"), "--overwrite");
        assertThat(file.code()).isEqualTo(2);
        assertThat(earlier.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void foldersThatOnlyBearTheNamesOfOursAreForeign() throws IOException {
        Path notes = output.resolve("explanations/notes.txt");
        Files.createDirectories(notes.getParent());
        Files.writeString(notes, "years of work");
        Cli.Outcome outcome = Cli.explain(idx.toString(), output, "--overwrite");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--output " + output + " holds explanations/notes.txt");
        assertThat(notes).hasContent("years of work");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("thesis.txt"), "years of work");
        Path nowhere = folder.resolve("nowhere");
        Cli.Outcome outcome = Cli.explain(nowhere.toString(), output, "--model", nowhere + ".keras");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("cam-audit: 3 problems")
                .contains("  - --output " + output + " holds thesis.txt")
                .contains("  - " + nowhere + ".keras: there is no such file or folder")
                .contains("  - --images " + nowhere + ": there is no such file or folder");
    }

    @Test
    void anImageUriOfAnUnknownKind() {
        stops(Path.of("s4://bucket"), "s4", "--format", "files");
    }

    private void stops(Path images, String words, String... more) {
        Cli.Outcome outcome = Cli.explain(images.toString(), output, more);
        assertThat(outcome.err()).startsWith("cam-audit: ").contains(words);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(output).doesNotExist();
    }
}
