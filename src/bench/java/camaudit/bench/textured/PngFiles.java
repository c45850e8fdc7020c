package camaudit.bench.textured;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes pictures for a test: images/CLASS/NUMBER.png, masks/CLASS/NUMBER.png and metadata.csv. */
final class PngFiles {
    private PngFiles() {}

    static void write(Sampler sampler, Pairing pairing, Path folder, int count) throws IOException {
        Things things = sampler.things();
        int[] turn = new int[things.classes().size()];
        List<Integer> numbers = things.numbers(Use.TEST);
        Files.createDirectories(folder);
        try (PrintStream rows = new PrintStream(Files.newOutputStream(folder.resolve("metadata.csv")))) {
            rows.print("image,label,background,"
                    + String.join(",", sampler.backdrops().columns()) + ",aligned,thing\n");
            for (int i = 0; i < count; i++) {
                Sampler.Sample sample =
                        sampler.sample(i, numbers.get(position(i, count, numbers.size())), Use.TEST, pairing, turn);
                String file = things.classes().get(sample.label()) + String.format("/%05d.png", i);
                write(sample, things.side(), folder, file);
                rows.print(String.join(",", row(file, sample, things)) + "\n");
            }
        }
    }

    /** Spread over all things, or one thing after the other where there are more pictures than things. */
    private static int position(int picture, int pictures, int things) {
        return things < pictures ? picture % things : (int) ((long) picture * things / pictures);
    }

    private static List<String> row(String file, Sampler.Sample sample, Things things) {
        List<String> cells = new ArrayList<>();
        cells.add(file);
        cells.add(things.classes().get(sample.label()));
        cells.add(things.classes().get(sample.background()));
        cells.addAll(sample.tags());
        cells.add(sample.aligned() ? "yes" : "no");
        cells.add(things.name(sample.number()));
        return cells;
    }

    private static void write(Sampler.Sample sample, int side, Path folder, String file) throws IOException {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        BufferedImage mask = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int p = 0; p < side * side; p++) {
            for (int c = 0; c < 3; c++) {
                picture.getRaster().setSample(p % side, p / side, c, (int) Math.round(sample.colors()[c][p]));
            }
            mask.getRaster().setSample(p % side, p / side, 0, sample.mask()[p] ? 255 : 0);
        }
        write(picture, folder.resolve("images").resolve(file));
        write(mask, folder.resolve("masks").resolve(file));
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
