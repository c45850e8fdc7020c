package camaudit.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Checks that this machine's Java can write text; without fontconfig and a font it throws from deep inside the JDK. */
final class Fonts {
    private Fonts() {}

    static void require() {
        require(Fonts::write);
    }

    static void require(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new IllegalStateException(
                    "Java cannot write text on this machine (" + e
                            + "): figures need fontconfig and a font, on Debian: apt-get install fontconfig fonts-dejavu-core",
                    e);
        }
    }

    private static void write() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            graphics.getFontMetrics(TextRenderer.font(Font.PLAIN, Style.TEXT)).stringWidth("Ag");
        } finally {
            graphics.dispose();
        }
    }
}
