package camaudit.report;

import camaudit.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;

/** Writes single lines of antialiased text, shortened to the room they have. */
final class TextRenderer {
    private static final String ELLIPSIS = "…";
    private static final List<String> FAMILIES = List.of("DejaVu Sans", "Liberation Sans", Font.SANS_SERIF);

    private final Graphics2D graphics;

    TextRenderer(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /** The first of the families that this machine has. */
    static String family() {
        return FAMILIES.stream()
                .filter(family -> new Font(family, Font.PLAIN, 12).getFamily().equals(family))
                .findFirst()
                .orElse(Font.SANS_SERIF);
    }

    static Font font(int style, int size) {
        return new Font(family(), style, size);
    }

    /** The width of the text in whole pixels, rounded up. */
    int width(String text, Font font) {
        return metrics(text, font).stringWidth(plain(text, font));
    }

    /** Writes at most {@code room} pixels from {@code x} on the base line {@code y}; returns the width that was written. */
    int left(String text, Font font, Color color, int x, int y, int room) {
        String shown = fit(text, font, room);
        graphics.setColor(color);
        graphics.setFont(metrics(shown, font).getFont());
        graphics.drawString(shown, x, y);
        return width(shown, font);
    }

    /** Writes up to the right edge {@code x}. */
    void right(String text, Font font, Color color, int x, int y, int room) {
        String shown = fit(text, font, room);
        left(shown, font, color, x - width(shown, font), y, room);
    }

    /** Writes around the middle {@code x}. */
    void centered(String text, Font font, Color color, int x, int y, int room) {
        String shown = fit(text, font, room);
        left(shown, font, color, x - width(shown, font) / 2, y, room);
    }

    /** The text on one line, its end replaced by an ellipsis where it is wider than {@code room}; empty where nothing fits. */
    String fit(String text, Font font, int room) {
        String plain = plain(text, font);
        if (width(plain, font) <= room) {
            return plain;
        }
        int[] points = plain.codePoints().toArray();
        for (int length = longest(points, font, room); length > 0; length--) {
            String shown = new String(points, 0, length).stripTrailing() + ELLIPSIS;
            if (width(shown, font) <= room) {
                return shown;
            }
        }
        return width(ELLIPSIS, font) <= room ? ELLIPSIS : "";
    }

    /** The text on one line, its middle replaced by an ellipsis where it is too wide: the ends of a path say the most. */
    String fitMiddle(String text, Font font, int room) {
        String plain = plain(text, font);
        if (width(plain, font) <= room) {
            return plain;
        }
        int[] points = plain.codePoints().toArray();
        for (int length = longest(points, font, room); length > 1; length--) {
            int tail = length - length / 3;
            String shown =
                    new String(points, 0, length / 3) + ELLIPSIS + new String(points, points.length - tail, tail);
            if (width(shown, font) <= room) {
                return shown;
            }
        }
        return fit(plain, font, room);
    }

    /** The words on as many lines as they need. */
    List<String> wrap(String text, Font font, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : plain(text, font).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > room) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /**
     * An upper bound of the characters that fit, as if each were the narrowest, so that a text of thousands is not measured again and
     * again.
     */
    private int longest(int[] points, Font font, int room) {
        int narrowest = Math.max(1, width("i", font) / 2);
        return Math.min(points.length - 1, room / narrowest);
    }

    /** A font of the same size that has the text's letters, where there is one. */
    private FontMetrics metrics(String text, Font font) {
        boolean covered = font.canDisplayUpTo(text) < 0;
        Font able = covered ? font : new Font(Font.SANS_SERIF, font.getStyle(), font.getSize());
        return graphics.getFontMetrics(able);
    }

    /**
     * The text without control characters; a character that no font here can draw, or that changes the direction of others, is written as
     * its number.
     */
    private static String plain(String text, Font font) {
        Font other = new Font(Font.SANS_SERIF, font.getStyle(), font.getSize());
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                plain.append(' ');
            } else if (Character.getType(point) != Character.FORMAT
                    && (font.canDisplay(point) || other.canDisplay(point))) {
                plain.appendCodePoint(point);
            } else {
                plain.append(Numbers.format("U+%04X", point));
            }
        });
        return plain.toString();
    }
}
