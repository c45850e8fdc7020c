package camaudit.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A white sheet to draw and write on. */
final class Canvas {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final TextRenderer lettering;

    Canvas(int width, int height) {
        Fonts.require();
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(Style.PAPER);
        graphics.fillRect(0, 0, width, height);
        lettering = new TextRenderer(graphics);
    }

    Graphics2D graphics() {
        return graphics;
    }

    TextRenderer lettering() {
        return lettering;
    }

    /** Draws a picture in the middle of a place. */
    void show(BufferedImage picture, int x, int y, int width, int height) {
        graphics.drawImage(picture, x + (width - picture.getWidth()) / 2, y + (height - picture.getHeight()) / 2, null);
    }

    /** Frames a picture that {@link #show} drew, in the colour of wrong predictions. */
    void frame(BufferedImage picture, int x, int y, int width, int height) {
        int left = x + (width - picture.getWidth()) / 2;
        int top = y + (height - picture.getHeight()) / 2;
        graphics.setColor(Style.WRONG);
        for (int distance = 1; distance <= 3; distance++) {
            graphics.drawRect(
                    left - distance,
                    top - distance,
                    picture.getWidth() + 2 * distance - 1,
                    picture.getHeight() + 2 * distance - 1);
        }
    }

    void scale(Scale scale, int x, int y, int width) {
        ColorScale.draw(graphics, lettering, scale, x, y, width);
    }

    /** The finished picture, opaque RGB. */
    BufferedImage finish() {
        graphics.dispose();
        return image;
    }
}
