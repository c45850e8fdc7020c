package camaudit.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.Pictures;
import camaudit.SharedData;
import camaudit.image.InputView;
import camaudit.image.Views;
import camaudit.image.region.Coverage;
import camaudit.image.region.Located;
import camaudit.image.region.MaskRule;
import camaudit.image.region.Region;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class TestMaskDecoder {
    private static final InputView VIEW = Views.whole(1, 4);

    @Test
    void grayValuesAreTakenAsTheyAre() throws IOException {
        byte[] gray = png(BufferedImage.TYPE_BYTE_GRAY, 0, 1, 7, 255);
        assertThat(shares(gray, MaskRule.nonZero())).containsExactly(0, 1, 1, 1);
        assertThat(shares(gray, MaskRule.value(7))).containsExactly(0, 0, 1, 0);
        assertThat(shares(gray, MaskRule.anyVocClass())).containsExactly(0, 1, 1, 0);
        assertThat(shares(png(BufferedImage.TYPE_USHORT_GRAY, 0, 1, 300, 65535), MaskRule.value(300)))
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void paletteIndicesAreTakenNotColours() throws IOException {
        byte[] black = new byte[256];
        IndexColorModel palette = new IndexColorModel(8, 256, black, black, black);
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 3, 15, 255});
        assertThat(shares(Pictures.png(image), MaskRule.value(15))).containsExactly(0, 0, 1, 0);
        assertThat(shares(Pictures.png(image), MaskRule.anyVocClass())).containsExactly(0, 1, 1, 0);
    }

    @Test
    void oneBitMasks() throws IOException {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 1, 1, 0});
        assertThat(shares(Pictures.png(image), MaskRule.nonZero())).containsExactly(0, 1, 1, 0);
    }

    @Test
    void colourAndAlpha() throws IOException {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 4, 1, new int[] {0xff000000, 0xff000900, 0x00ffffff, 0x80000000}, 0, 4);
        assertThat(shares(Pictures.png(image), MaskRule.nonZero())).containsExactly(0, 1, 1, 0);
        assertThat(shares(Pictures.png(image), MaskRule.opaque())).containsExactly(1, 1, 0, 1);
    }

    @Test
    void whatIsNoMaskHasAReason() throws IOException {
        byte[] gray = png(BufferedImage.TYPE_BYTE_GRAY, 0, 1, 7, 255);
        byte[] damaged = gray.clone();
        damaged[damaged.length - 20] ^= 1;
        assertThat(problem(gray, MaskRule.value(9))).isEqualTo(RegionProblem.EMPTY);
        assertThat(problem(gray, MaskRule.opaque())).isEqualTo(RegionProblem.UNREADABLE);
        assertThat(problem(damaged, MaskRule.nonZero())).isEqualTo(RegionProblem.UNREADABLE);
        assertThat(problem(new byte[0], MaskRule.nonZero())).isEqualTo(RegionProblem.UNREADABLE);
        assertThat(problem(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, MaskRule.nonZero()))
                .isEqualTo(RegionProblem.UNREADABLE);
    }

    /** Masks of 0 and 255, and photos.csv, which says to a thousandth how much of each is foreground. */
    @Test
    void realMasksAgreeWithAPlainLoopAndTheirTable() throws IOException {
        Path folder = SharedData.require("photos");
        List<String> lines = Files.readAllLines(folder.resolve("photos.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            byte[] content = Files.readAllBytes(folder.resolve("masks").resolve(fields[0].replace(".JPEG", ".png")));
            BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(content)));
            Region region = (Region) MaskDecoder.decode(content, MaskRule.nonZero());
            InputView view = Views.whole(image.getHeight(), image.getWidth());
            Coverage coverage = (Coverage) region.coverage(view, 7, 7);
            assertThat(coverage.shares()).as(line).containsExactly(plain(image), within(1e-9));
            assertThat(coverage.area()).as(line).isCloseTo(Double.parseDouble(fields[3]), within(1e-3));
        }
    }

    /** Every pixel's overlap with every cell. */
    private static double[] plain(BufferedImage image) {
        double[] shares = new double[49];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int cell = 0; cell < 49 && image.getRaster().getSample(x, y, 0) != 0; cell++) {
                    shares[cell] += overlap(y, image.getHeight(), cell / 7) * overlap(x, image.getWidth(), cell % 7);
                }
            }
        }
        return shares;
    }

    /** How much of a cell's side the pixel covers. */
    private static double overlap(int pixel, int size, int cell) {
        return Math.max(0, Math.min(7.0 * (pixel + 1) / size, cell + 1) - Math.max(7.0 * pixel / size, cell));
    }

    private static double[] shares(byte[] content, MaskRule rule) {
        Located located = MaskDecoder.decode(content, rule);
        assertThat(located).isInstanceOf(Region.class);
        return ((Coverage) ((Region) located).coverage(VIEW, 1, 4)).shares();
    }

    private static RegionProblem problem(byte[] content, MaskRule rule) {
        Located located = MaskDecoder.decode(content, rule);
        assertThat(located).isInstanceOf(RegionFault.class);
        return ((RegionFault) located).problem();
    }

    private static byte[] png(int type, int... values) throws IOException {
        BufferedImage image = new BufferedImage(values.length, 1, type);
        image.getRaster().setPixels(0, 0, values.length, 1, values);
        return Pictures.png(image);
    }
}
