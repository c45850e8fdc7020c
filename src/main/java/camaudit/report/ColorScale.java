package camaudit.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** A thin bar of a colour map's colours with 0 at its left end and the map's peak at its right. */
final class ColorScale {
    static final int HEIGHT = 32;
    private static final int BAR = 10;

    private ColorScale() {}

    static void draw(Graphics2D graphics, Lettering lettering, ColorMap colors, float peak, int x, int y, int width) {
        for (int i = 0; i < width; i++) {
            graphics.setColor(new Color(colors.rgb((i + 0.5) / width)));
            graphics.fillRect(x + i, y, 1, BAR);
        }
        Font font = Lettering.font(Font.PLAIN, Style.SMALL);
        int base = y + BAR + 16;
        lettering.left("0", font, Style.SOFT, x, base, width / 4);
        lettering.right(number(peak), font, Style.SOFT, x + width, base, width * 3 / 4);
    }

    /** Three significant digits. */
    static String number(float value) {
        return value >= 0.001 && value < 100_000
                ? new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
