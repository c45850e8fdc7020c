package camaudit.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.List;

/** The hatched area in place of a heatmap that does not exist, with the reason in words and in none of the heat's colours. */
final class HatchedArea {
    private static final int STEP = 12;
    private static final int LEADING = 20;

    private HatchedArea() {}

    /** Writes on a small picture that it has no heat. */
    static void label(Canvas canvas, int x, int y, int width, int height) {
        Font font = TextRenderer.font(Font.BOLD, Style.TINY);
        String words = "no heatmap";
        int wide = canvas.lettering().width(words, font) + STEP;
        int left = x + (width - wide) / 2;
        int top = y + (height - LEADING) / 2;
        canvas.graphics().setColor(Style.VOID);
        canvas.graphics().fillRect(left, top, wide, LEADING);
        canvas.graphics().setColor(Style.LINE);
        canvas.graphics().drawRect(left, top, wide, LEADING);
        canvas.lettering().centered(words, font, Style.INK, x + width / 2, top + 14, wide);
    }

    static void draw(Canvas canvas, String reason, int x, int y, int width, int height) {
        Graphics2D graphics = canvas.graphics();
        TextRenderer lettering = canvas.lettering();
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

        Font bold = TextRenderer.font(Font.BOLD, Style.TEXT);
        Font plain = TextRenderer.font(Font.PLAIN, Style.TEXT);
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
