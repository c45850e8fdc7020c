package camaudit.report;

import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import camaudit.vocabulary.MapKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Small PNG pictures for a report, drawn as {@code render} draws its tiles: at most 160 pixels on the longer side. */
public final class Thumbnails {
    /** The colours of every map in a report. */
    public static final ColorMap COLORS = ColorMap.JET;

    private static final double OPACITY = 0.65;
    private static final int OUTLINE = 0xff00dc;

    private Thumbnails() {}

    /** The picture itself, also a mean of many. */
    public static byte[] picture(Pixels picture) {
        return PngWriter.of(Panel.within(picture, Tile.SIDE).picture(picture));
    }

    /** The map over the picture in gray, also a class-mean map over a mean image; of a map without heat, the gray picture. */
    public static byte[] overlay(Pixels picture, Heat heat) {
        Objects.requireNonNull(heat, "heat");
        Panel panel = Panel.within(picture, Tile.SIDE);
        float[] over = heat.limit() > 0
                ? heat.over(picture, panel.height(), panel.width())
                : new float[panel.height() * panel.width()];
        ColorMap colors = heat.kind() == MapKind.SIGNED ? ColorMap.RED_BLUE : COLORS;
        return PngWriter.of(panel.overlay(panel.picture(picture), over, heat.kind(), colors, OPACITY));
    }

    /**
     * The picture with the outline of a mask in magenta.
     *
     * @param mask which of the picture's pixels are in it, by their numbers, row-major
     */
    public static byte[] outlined(Pixels picture, BitSet mask) {
        Panel panel = Panel.within(picture, Tile.SIDE);
        BufferedImage drawn = panel.picture(picture);
        for (int y = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++) {
                if (inside(picture, mask, panel, y, x)
                        && !(inside(picture, mask, panel, y - 1, x)
                                && inside(picture, mask, panel, y + 1, x)
                                && inside(picture, mask, panel, y, x - 1)
                                && inside(picture, mask, panel, y, x + 1))) {
                    drawn.setRGB(x, y, OUTLINE);
                }
            }
        }
        return PngWriter.of(drawn);
    }

    /** Whether a pixel of the panel lies in the mask; beyond the picture it goes on as at its edge. */
    private static boolean inside(Pixels picture, BitSet mask, Panel panel, int y, int x) {
        int row = Math.max(0, Math.min(panel.height() - 1, y)) * picture.height() / panel.height();
        int column = Math.max(0, Math.min(panel.width() - 1, x)) * picture.width() / panel.width();
        return mask.get(row * picture.width() + column);
    }

    /**
     * A PNG file's picture with at most {@code side} pixels on its longer side, each the mean of what it covers.
     *
     * @throws IllegalArgumentException if the file is no PNG picture
     */
    public static byte[] shrunk(byte[] file, int side) {
        if (side < 1) {
            throw new IllegalArgumentException("a picture of " + side + " pixels shows nothing: give 1 or more");
        }
        Pixels picture = read(file);
        int longer = Math.max(picture.height(), picture.width());
        return longer <= side
                ? file.clone()
                : PngWriter.of(Panel.within(picture, side).picture(picture));
    }

    private static Pixels read(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new IllegalArgumentException(file.length + " bytes that are no picture: give a PNG file");
            }
            return pixels(image);
        } catch (IOException e) {
            throw new IllegalArgumentException("a damaged picture: " + e.getMessage(), e);
        }
    }

    private static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        byte[] samples = new byte[3 * width * image.getHeight()];
        for (int i = 0; i < samples.length; i++) {
            int rgb = image.getRGB(i / 3 % width, i / 3 / width);
            samples[i] = (byte) (rgb >> (16 - 8 * (i % 3)));
        }
        return new Pixels(image.getHeight(), width, 3, samples);
    }
}
