package camaudit.report;

import camaudit.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** One image of a contact sheet: a small overlay, the network's prediction, and the image's id. */
record Tile(
        BufferedImage picture,
        boolean blank,
        boolean wrong,
        String verdict,
        String probability,
        String imageId,
        Optional<String> note) {
    static final int SIDE = 160;
    private static final int LEADING = 16;

    static Tile of(FigureInput input, Brush brush, String by) {
        Panel panel = Panel.within(input.input(), SIDE);
        boolean blank = input.blankness().isPresent();
        return new Tile(
                blank
                        ? panel.picture(input.input())
                        : brush.overlay(input, panel).picture(),
                blank,
                input.isWrong(),
                verdict(input, by),
                "  p " + Numbers.probability(input.probability()),
                input.imageId(),
                input.note());
    }

    /** What the head of the sheet does not say: the prediction and, where it is wrong, the label. */
    private static String verdict(FigureInput input, String by) {
        String label = input.label().orElse("");
        if (by.equals("predicted")) {
            return input.isWrong() ? "is " + label : input.predicted();
        }
        String map = input.target().equals(input.predicted()) ? "" : ", map of " + input.target();
        return input.isWrong() && by.equals("target") ? input.predicted() + ", is " + label : input.predicted() + map;
    }

    /** Room for the words below a picture. */
    static int words(boolean notes) {
        return (notes ? 3 : 2) * LEADING + 6;
    }

    void draw(Canvas canvas, int x, int y, int height) {
        TextRenderer lettering = canvas.lettering();
        canvas.show(picture, x, y, picture.getWidth(), height);
        if (wrong) {
            canvas.frame(picture, x, y, picture.getWidth(), height);
        }
        if (blank) {
            HatchedArea.label(canvas, x, y, Math.max(picture.getWidth(), SIDE / 2), height);
        }
        Font bold = TextRenderer.font(Font.BOLD, Style.SMALL);
        Font plain = TextRenderer.font(Font.PLAIN, Style.TINY);
        Color color = wrong ? Style.WRONG : Style.INK;
        int base = y + height + LEADING + 2;
        int room = SIDE - lettering.width(probability, bold);
        lettering.left(lettering.fit(verdict, bold, room) + probability, bold, color, x, base, SIDE);
        lettering.left(lettering.fitMiddle(imageId, plain, SIDE), plain, Style.SOFT, x, base + LEADING - 2, SIDE);
        if (note.isPresent()) {
            lettering.left(note.get(), plain, Style.SOFT, x, base + 2 * LEADING - 4, SIDE);
        }
    }
}
