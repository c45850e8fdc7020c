package camaudit.bench.textured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws pictures whose background is that of their class as often as a design says: real digits (src/demo/mnist) on real textures
 * (src/demo/textures), or cut-out animals on pieces of photographs of water and meadows.
 *
 * <pre>
 *   THINGS train FOLDER DESIGN SEED COUNT       FOLDER/images.idx.gz and labels.idx.gz, for training
 *   THINGS test FOLDER DESIGN SEED COUNT        FOLDER/own, balanced, swapped: images/CLASS/NUMBER.png, masks/CLASS/NUMBER.png, metadata.csv
 *
 *   THINGS   digits
 *            uneven-digits    of each second class one in ten
 *            pair-digits      3 and 8, as many of each
 *            inked-digits     red and blue ones, which are twenty classes
 *            animals          a last argument SHARED is a folder with stamps/birds, stamps/mammals and photos/images
 *   DESIGN   RHO                        each class has its own background with this probability, else any
 *            tied-3                     class 3 always has its own background, the others have any but that
 *            tied-2-6                   both always have their own, the others have any but those
 *            tied-3-shared-0.1          and with this probability, the others have class 3's nevertheless
 * </pre>
 *
 * Each of the K classes has a background of its own, where there are as many (the textures are twelve). With RHO, a picture has its class's
 * own background with probability RHO and otherwise any of the K with equal probability, so that P(own) = RHO + (1 - RHO) / K and RHO = 0 is
 * independence. The three sets of a test have the same things at the same places and only differ in the background: as in training (own),
 * each background equally often with each class (balanced), never the class's own (swapped). Tests use other pieces of background and other
 * digits than training; the animals are the same, but with another place, size, brightness and orientation. A mask holds the pixels that the
 * thing touches.
 */
public final class Textured {
    private Textured() {}

    public static void main(String[] arguments) throws IOException {
        ImageIO.setUseCache(false);
        Path folder = Path.of(arguments[2]);
        int count = Integer.parseInt(arguments[5]);
        Sampler sampler = sampler(
                arguments[0],
                arguments[3],
                Long.parseLong(arguments[4]),
                Arrays.stream(arguments).skip(6).toList());
        switch (arguments[1]) {
            case "train" -> IdxFiles.write(sampler, folder, count);
            case "test" -> {
                for (Pairing pairing : Pairing.values()) {
                    PngFiles.write(sampler, pairing, folder.resolve(pairing.folder()), count);
                }
            }
            default -> throw new IllegalArgumentException(arguments[1] + " is neither train nor test");
        }
    }

    /**
     * Draws digits for a test: FOLDER/images/CLASS/NUMBER.png, FOLDER/masks/CLASS/NUMBER.png and FOLDER/metadata.csv. The working directory
     * has to be that of the project.
     *
     * @param things digits, uneven-digits, pair-digits or inked-digits
     * @param design RHO, tied-3, tied-2-6 or tied-3-shared-0.1, as above
     */
    public static void draw(String things, String design, Pairing pairing, long seed, int count, Path folder)
            throws IOException {
        PngFiles.write(sampler(things, design, seed, List.of()), pairing, folder, count);
    }

    private static Sampler sampler(String things, String design, long seed, List<String> shared) throws IOException {
        Design chosen = Design.parse(design);
        if (things.equals("animals")) {
            Path folder = Path.of(shared.get(0));
            return new Sampler(
                    new Animals(folder.resolve("stamps")), new Scenes(folder.resolve("photos/images")), chosen, seed);
        }
        Things digits = switch (things) {
            case "digits" -> new Digits();
            case "uneven-digits" -> new Uneven(new Digits());
            case "pair-digits" -> new Chosen(new Digits(), List.of(3, 8));
            case "inked-digits" -> new Inked(new Digits());
            default ->
                throw new IllegalArgumentException(
                        things + " is none of digits, uneven-digits, pair-digits, inked-digits and animals");
        };
        return new Sampler(digits, new Textures(), chosen, seed);
    }
}
