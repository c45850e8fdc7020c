package camaudit.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** One image of a contact sheet: a small overlay, what the network says, which image it is. */
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

    static Tile of(FigureInput input, Brush brush) {
        Panel panel = Panel.within(input.input(), SIDE);
        boolean blank = input.blankness().isPresent();
        return new Tile(
                blank
                        ? panel.picture(input.input())
                        : brush.overlay(input, panel).picture(),
                blank,
                input.isWrong(),
                input.target().equals(input.predicted())
                        ? input.predicted()
                        : input.predicted() + ", map of " + input.target(),
                "  " + Numbers.probability(input.probability()),
                input.imageId(),
                input.note());
    }

    /** Room for the words below a picture. */
    static int words(boolean notes) {
        return (notes ? 3 : 2) * LEADING + 6;
    }

    void draw(Canvas canvas, int x, int y, int height) {
        Lettering lettering = canvas.lettering();
        canvas.show(picture, x, y, SIDE, height);
        if (wrong) {
            canvas.frame(picture, x, y, SIDE, height);
        }
        if (blank) {
            Emptiness.label(canvas, x, y, SIDE, height);
        }
        Font bold = Lettering.font(Font.BOLD, Style.SMALL);
        Font plain = Lettering.font(Font.PLAIN, Style.TINY);
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
