package camaudit.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** A thin bar of a colour map's colours, with the meaning of its ends below it. */
final class ColorScale {
    static final int HEIGHT = 32;
    private static final int BAR = 10;

    private ColorScale() {}

    static void draw(Graphics2D graphics, TextRenderer lettering, Scale scale, int x, int y, int width) {
        for (int i = 0; i < width; i++) {
            graphics.setColor(new Color(scale.colors().rgb((i + 0.5) / width)));
            graphics.fillRect(x + i, y, 1, BAR);
        }
        Font font = TextRenderer.font(Font.PLAIN, Style.SMALL);
        int base = y + BAR + 16;
        int room = scale.middle().isEmpty() ? width - lettering.width(scale.low(), font) - 12 : width * 2 / 5;
        lettering.left(scale.low(), font, Style.SOFT, x, base, width - room);
        lettering.centered(scale.middle(), font, Style.SOFT, x + width / 2, base, width / 5);
        lettering.right(scale.high(), font, Style.SOFT, x + width, base, room);
    }
}
