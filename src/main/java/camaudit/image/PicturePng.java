package camaudit.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture as an 8-bit PNG, gray or RGB. */
public final class PicturePng {
    private PicturePng() {}

    /**
     * The file; each pixel becomes a square of {@code zoom}×{@code zoom}, so that shrinking it by any interpolation that looks at the
     * centre gives the picture back.
     */
    public static byte[] encode(Pixels picture, int zoom) {
        if (zoom < 1) {
            throw new IllegalArgumentException("zoom is " + zoom + ": give 1 or more");
        }
        int height = Math.multiplyExact(picture.height(), zoom);
        int width = Math.multiplyExact(picture.width(), zoom);
        boolean gray = picture.channels() == 1;
        BufferedImage image =
                new BufferedImage(width, height, gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < picture.channels(); channel++) {
                    image.getRaster().setSample(x, y, channel, picture.at(y / zoom, x / zoom, channel));
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG writer: install a JRE with java.desktop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
