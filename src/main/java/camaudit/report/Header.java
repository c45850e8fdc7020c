package camaudit.report;

import camaudit.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** The three lines above the panels: verdict and classes; the explained class and its score; where the map comes from. */
final class Header {
    static final int HEIGHT = 82;
    private static final int BADGE_PADDING = 9;
    private static final int BADGE_HEIGHT = 24;

    private final Graphics2D graphics;
    private final TextRenderer lettering;

    Header(Canvas canvas) {
        this.graphics = canvas.graphics();
        this.lettering = canvas.lettering();
    }

    void draw(FigureInput figure, int x, int y, int room) {
        top(figure, x, y, room);
        source(figure, x, y + 70, room);
    }

    /** Draws the header of a picture with the maps of several methods. */
    void drawMany(FigureInput figure, int methods, int x, int y, int room) {
        top(figure, x, y, room);
        Font font = TextRenderer.font(Font.PLAIN, Style.SMALL);
        String rest = "  ·  " + methods + (methods == 1 ? " method" : " methods") + note(figure, font, room);
        String image = lettering.fitMiddle("image " + figure.imageId(), font, room - lettering.width(rest, font));
        lettering.left(image + rest, font, Style.SOFT, x, y + 70, room);
    }

    private String note(FigureInput figure, Font font, int room) {
        return figure.note()
                .map(note -> "  ·  " + lettering.fit(note, font, room / 4))
                .orElse("");
    }

    private void top(FigureInput figure, int x, int y, int room) {
        int taken = badge(figure, x, y) + 12;
        title(figure, x + taken, y + 19, room - taken);
        Font text = TextRenderer.font(Font.PLAIN, Style.TEXT);
        String score = " · probability " + Numbers.probability(figure.probability()) + " · logit "
                + Numbers.logit(figure.logit());
        String explained =
                lettering.fit("map for class: " + figure.target(), text, room - lettering.width(score, text));
        lettering.left(explained + score, text, Style.INK, x, y + 48, room);
    }

    private int badge(FigureInput figure, int x, int y) {
        String word = figure.label().isEmpty() ? "NO LABEL" : figure.isWrong() ? "WRONG" : "CORRECT";
        Color color = figure.label().isEmpty() ? Style.SOFT : figure.isWrong() ? Style.WRONG : Style.RIGHT;
        Font font = TextRenderer.font(Font.BOLD, Style.TEXT);
        int width = lettering.width(word, font) + 2 * BADGE_PADDING;
        graphics.setColor(color);
        if (figure.isWrong()) {
            graphics.fillRoundRect(x, y, width, BADGE_HEIGHT, 8, 8);
        } else {
            graphics.drawRoundRect(x, y, width - 1, BADGE_HEIGHT - 1, 8, 8);
        }
        lettering.left(word, font, figure.isWrong() ? Style.PAPER : color, x + BADGE_PADDING, y + 17, width);
        return width;
    }

    /** Predicted and true class; where both are too long each gets half. */
    private void title(FigureInput figure, int x, int y, int room) {
        Font bold = TextRenderer.font(Font.BOLD, Style.TITLE);
        Font plain = TextRenderer.font(Font.PLAIN, Style.TITLE);
        String predicted = "predicted: " + figure.predicted();
        String label = figure.label().map(name -> "    label: " + name).orElse("");
        int second = Math.min(lettering.width(label, plain), room / 2);
        String first = lettering.fit(predicted, bold, room - second);
        int taken = lettering.left(first, bold, figure.isWrong() ? Style.WRONG : Style.INK, x, y, room - second);
        lettering.left(label, plain, Style.INK, x + taken, y, room - taken);
    }

    /** Image, method, layer and status; the image's name is shortened first, then the layer's. */
    private void source(FigureInput figure, int x, int y, int room) {
        Font font = TextRenderer.font(Font.PLAIN, Style.SMALL);
        String method = "  ·  " + lettering.fit(figure.method(), font, room / 6);
        String status = "  ·  status " + lettering.fit(figure.status(), font, room / 6);
        String layer = "  ·  layer " + lettering.fitMiddle(figure.layer(), font, room / 5);
        String rest = method + layer + status + note(figure, font, room);
        String image = lettering.fitMiddle("image " + figure.imageId(), font, room - lettering.width(rest, font));
        lettering.left(image + rest, font, Style.SOFT, x, y, room);
    }
}
