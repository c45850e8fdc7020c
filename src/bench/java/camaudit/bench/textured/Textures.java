package camaudit.bench.textured;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Brick, grass and gravel in four tints, of varying brightness, some of them mirrored; columns from 160 on are for tests. */
final class Textures implements Backdrops {
    private static final String[] NAMES = {"brick", "grass", "gravel"};
    private static final String[] TINTS = {"plain", "rust", "moss", "slate"};
    private static final double[][] TINT = {{1, 1, 1}, {1.2, .9, .75}, {.85, 1.15, .8}, {.8, .95, 1.2}};
    private static final int TRAINING_COLUMNS = 160;

    private final double[][][] textures = new double[NAMES.length][][];

    Textures() throws IOException {
        for (int t = 0; t < NAMES.length; t++) {
            textures[t] = standardized(ImageIO.read(
                    Path.of("src/demo/textures/" + NAMES[t] + ".png").toFile()));
        }
    }

    /** The texture, brought to the mean and contrast that all have. */
    private static double[][] standardized(BufferedImage picture) {
        double[][] values = new double[picture.getHeight()][picture.getWidth()];
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < values.length; y++) {
            for (int x = 0; x < values[y].length; x++) {
                values[y][x] = picture.getRaster().getSample(x, y, 0);
                sum += values[y][x];
                squares += values[y][x] * values[y][x];
            }
        }
        double count = (double) values.length * values[0].length;
        double mean = sum / count;
        double deviation = Math.sqrt(squares / count - mean * mean);
        for (double[] row : values) {
            for (int x = 0; x < row.length; x++) {
                row[x] = 95 + 30 * (row[x] - mean) / deviation;
            }
        }
        return values;
    }

    @Override
    public int count() {
        return NAMES.length * TINTS.length;
    }

    @Override
    public List<String> columns() {
        return List.of("texture", "tint");
    }

    @Override
    public Piece piece(int background, Use use, int side, SplittableRandom random) {
        double[][] texture = textures[background % NAMES.length];
        double[] tint = TINT[background / NAMES.length];
        int first = use == Use.TEST ? TRAINING_COLUMNS : 0;
        int columns = use == Use.TEST ? texture[0].length - TRAINING_COLUMNS : TRAINING_COLUMNS;
        int left = first + random.nextInt(columns - side + 1);
        int top = random.nextInt(texture.length - side + 1);
        boolean mirrored = random.nextBoolean();
        double brightness = .8 + .4 * random.nextDouble();
        double[][] colors = new double[3][side * side];
        for (int i = 0; i < side * side; i++) {
            int x = mirrored ? side - 1 - i % side : i % side;
            for (int c = 0; c < 3; c++) {
                colors[c][i] = Math.max(0, Math.min(255, tint[c] * brightness * texture[top + i / side][left + x]));
            }
        }
        return new Piece(colors, List.of(NAMES[background % NAMES.length], TINTS[background / NAMES.length]));
    }
}
