package camaudit.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.List;

/** The hatched place of heat that is not there, with the reason in words and in none of the heat's colours. */
final class Emptiness {
    private static final int STEP = 12;
    private static final int LEADING = 20;

    private Emptiness() {}

    static void draw(Graphics2D graphics, Lettering lettering, String reason, int x, int y, int width, int height) {
        Shape clip = graphics.getClip();
        graphics.setColor(Style.VOID);
        graphics.fillRect(x, y, width, height);
        graphics.clipRect(x, y, width, height);
        graphics.setColor(Style.HATCH);
        for (int start = -height; start < width; start += STEP) {
            graphics.drawLine(x + start, y + height, x + start + height, y);
        }
        graphics.setClip(clip);
        graphics.setColor(Style.LINE);
        graphics.drawRect(x, y, width - 1, height - 1);

        Font bold = Lettering.font(Font.BOLD, Style.TEXT);
        Font plain = Lettering.font(Font.PLAIN, Style.TEXT);
        List<String> lines = lettering.wrap(reason, plain, width - 4 * STEP);
        int base = y + (height - LEADING * (lines.size() + 1)) / 2 + 15;
        int middle = x + width / 2;
        lettering.centered("no heatmap", bold, Style.INK, middle, base, width);
        for (String line : lines) {
            base += LEADING;
            lettering.centered(line, plain, Style.INK, middle, base, width);
        }
    }
}
