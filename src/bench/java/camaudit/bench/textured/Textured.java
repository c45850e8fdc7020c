package camaudit.bench.textured;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws pictures whose background is that of their class with a given frequency: real digits (src/demo/mnist) on real textures
 * (src/demo/textures), or cut-out animals on pieces of photographs of water and meadows.
 *
 * <pre>
 *   digits train FOLDER RHO SEED COUNT          FOLDER/images.idx.gz and labels.idx.gz, for training
 *   digits test FOLDER RHO SEED COUNT           FOLDER/own, balanced, swapped: images/CLASS/NUMBER.png, masks/CLASS/NUMBER.png, metadata.csv
 *   animals train|test FOLDER RHO SEED COUNT SHARED     SHARED has stamps/birds, stamps/mammals and photos/images
 * </pre>
 *
 * Each of the K classes has a background of its own. A picture has its class's own background with probability RHO and otherwise any of
 * the K with equal probability, so that P(own) = RHO + (1 - RHO) / K and RHO = 0 is independence. The three sets of a test have the
 * same things at the same places and only differ in the background: as in training (own), each background equally often with each class
 * (balanced), never the class's own (swapped). Tests use other pieces of background and other digits than training; the animals are the
 * same, but with another place, size, brightness and orientation. A mask holds the pixels that the thing touches.
 */
public final class Textured {
    private Textured() {}

    public static void main(String[] arguments) throws IOException {
        ImageIO.setUseCache(false);
        Path folder = Path.of(arguments[2]);
        double rho = Double.parseDouble(arguments[3]);
        long seed = Long.parseLong(arguments[4]);
        int count = Integer.parseInt(arguments[5]);
        Sampler sampler = switch (arguments[0]) {
            case "digits" -> new Sampler(new Digits(), new Textures(), rho, seed);
            case "animals" -> {
                Path shared = Path.of(arguments[6]);
                yield new Sampler(
                        new Animals(shared.resolve("stamps")), new Scenes(shared.resolve("photos/images")), rho, seed);
            }
            default -> throw new IllegalArgumentException(arguments[0] + " is neither digits nor animals");
        };
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
}
