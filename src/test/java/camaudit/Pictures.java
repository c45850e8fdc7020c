package camaudit;

import camaudit.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, and the bytes of their files. */
public final class Pictures {
    private Pictures() {}

    /** An 8-bit gray picture, row by row. */
    public static BufferedImage gray(int width, int height, byte[] samples) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, samples);
        return picture;
    }

    public static BufferedImage gray(Pixels picture) {
        return gray(picture.width(), picture.height(), picture.samples());
    }

    /** Gray noise of 28×28 pixels. */
    public static BufferedImage noise(Random random) {
        byte[] samples = new byte[28 * 28];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.nextInt(256);
        }
        return gray(28, 28, samples);
    }

    public static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("no writer of PNG takes it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
