package camaudit.bench.textured;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The pixels of an object.
 *
 * @param on row-major
 */
@SuppressWarnings("ArrayRecordComponent")
record Mask(int width, int height, boolean[] on) {
    /** Whether a pixel is of the object. */
    interface Rule {
        boolean at(int x, int y);
    }

    static Mask of(int width, int height, Rule rule) {
        boolean[] on = new boolean[width * height];
        for (int i = 0; i < on.length; i++) {
            on[i] = rule.at(i % width, i / width);
        }
        return new Mask(width, height, on);
    }

    static Mask read(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        return of(
                picture.getWidth(),
                picture.getHeight(),
                (x, y) -> picture.getRaster().getSample(x, y, 0) != 0);
    }

    void write(Path file) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < on.length; i++) {
            picture.getRaster().setSample(i % width, i / width, 0, on[i] ? 255 : 0);
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    /** False beyond the edge. */
    boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && on[y * width + x];
    }

    int area() {
        return (int) IntStream.range(0, on.length).filter(pixel -> on[pixel]).count();
    }

    Mask inverse() {
        return of(width, height, (x, y) -> !at(x, y));
    }

    Mask shifted(int right, int down) {
        return of(width, height, (x, y) -> at(x - right, y - down));
    }

    /** All pixels that are no farther than a radius from one of the object. */
    Mask grown(int radius) {
        return of(
                width,
                height,
                (x, y) -> IntStream.rangeClosed(-radius, radius)
                        .anyMatch(down -> IntStream.rangeClosed(-radius, radius)
                                .anyMatch(right ->
                                        right * right + down * down <= radius * radius && at(x + right, y + down))));
    }

    /** The smallest rectangle around the object; empty where there is none. */
    Rectangle box() {
        Rectangle box = new Rectangle();
        for (int i = 0; i < on.length; i++) {
            if (on[i]) {
                Rectangle pixel = new Rectangle(i % width, i / width, 1, 1);
                box = box.isEmpty() ? pixel : box.union(pixel);
            }
        }
        return box;
    }
}
