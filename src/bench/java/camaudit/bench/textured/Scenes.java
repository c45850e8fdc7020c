package camaudit.bench.textured;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Pieces of photographs of water (with skies) and meadows, of varying size and brightness, some of them mirrored. They are cut from
 * rectangles without an object, which were chosen by eye; scenes.csv lists those for training and those for tests.
 */
final class Scenes implements Backdrops {
    private static final Path LIST = Path.of("src/bench/scenes.csv");
    private static final List<String> NAMES = List.of("water", "meadow");

    private record Part(String scene, Use use, String photo, BufferedImage pixels) {}

    private final List<Part> parts;

    /** @param photos folder of the photographs that scenes.csv names */
    Scenes(Path photos) throws IOException {
        Map<String, BufferedImage> read = new HashMap<>();
        List<String[]> rows = Files.readAllLines(LIST).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        for (String[] row : rows) {
            if (!read.containsKey(row[2])) {
                read.put(row[2], ImageIO.read(photos.resolve(row[2] + ".JPEG").toFile()));
            }
        }
        parts = rows.stream()
                .map(row -> new Part(
                        row[0],
                        row[1].equals("test") ? Use.TEST : Use.TRAINING,
                        row[2],
                        read.get(row[2])
                                .getSubimage(
                                        Integer.parseInt(row[3]),
                                        Integer.parseInt(row[4]),
                                        Integer.parseInt(row[5]),
                                        Integer.parseInt(row[6]))))
                .toList();
    }

    @Override
    public int count() {
        return NAMES.size();
    }

    @Override
    public List<String> columns() {
        return List.of("scene", "photo");
    }

    @Override
    public Piece piece(int background, Use use, int side, SplittableRandom random) {
        List<Part> among = parts.stream()
                .filter(part -> part.scene.equals(NAMES.get(background)) && part.use == use)
                .toList();
        Part part = among.get(random.nextInt(among.size()));
        int most = Math.min(part.pixels.getWidth(), part.pixels.getHeight());
        double scale = side / (side + (most - side) * random.nextDouble());
        boolean mirrored = random.nextBoolean();
        Picture picture = Picture.of(part.pixels, .8 + .4 * random.nextDouble());
        Placement placement = Placement.anywhere(picture, side, scale, mirrored, random);
        return new Piece(placement.draw(picture, side).colors(), List.of(part.scene, part.photo));
    }
}
