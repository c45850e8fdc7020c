package camaudit.report;

import camaudit.image.PngWriter;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One picture for people: the input, its heatmap, and the heat laid over the input, with a title, a scale and the facts. The same
 * input gives the same bytes on the same machine.
 */
public final class Figure {
    private static final int CAPTION = 22;
    private static final int FOOT = 10;

    private final FigureInput input;
    private final Panel panel;
    private final List<View> views;
    private final String size;
    private final int place;
    private final int tall;

    private Figure(FigureInput input, Brush brush) {
        this.input = input;
        this.panel = Panel.of(input.input());
        this.views = views(brush);
        this.size = brush.size(input.heat());
        this.place = Math.max(panel.width(), Style.PLACE_WIDTH);
        this.tall = Math.max(panel.height(), Style.PLACE_HEIGHT);
    }

    /**
     * The figure as a PNG file.
     *
     * @throws IllegalStateException if this machine has no fonts
     */
    public static byte[] png(FigureInput input, Brush brush) {
        return PngWriter.of(draw(input, brush));
    }

    /**
     * The figure, opaque RGB.
     *
     * @throws IllegalStateException if this machine has no fonts
     */
    public static BufferedImage draw(FigureInput input, Brush brush) {
        return new Figure(input, brush).draw();
    }

    /**
     * Makes sure that Java can write text on this machine.
     *
     * @throws IllegalStateException if it cannot, saying what to install
     */
    public static void requireFonts() {
        Fonts.require();
    }

    private List<View> views(Brush brush) {
        List<View> all = new ArrayList<>();
        all.add(new View("input", panel.picture(input.input()), Optional.empty()));
        if (input.blankness().isEmpty()) {
            all.addAll(brush.heatmaps(input, panel));
            View overlay = brush.overlay(input, panel);
            all.add(new View(overlay.caption(), overlay.picture(), Optional.empty()));
        }
        return List.copyOf(all);
    }

    private BufferedImage draw() {
        int columns = Math.max(views.size(), input.blankness().isPresent() ? 4 : 0);
        int room = columns * place + (columns - 1) * Style.GAP;
        int top = Style.MARGIN + Header.HEIGHT + CAPTION;
        int height = top + tall + FOOT + ColorScale.HEIGHT + Style.MARGIN / 2;
        Canvas canvas = new Canvas(room + 2 * Style.MARGIN, height);
        new Header(canvas).draw(input, Style.MARGIN, Style.MARGIN, room);
        for (int i = 0; i < views.size(); i++) {
            view(canvas, views.get(i), x(i), top);
        }
        if (input.isWrong()) {
            canvas.frame(views.get(0).picture(), x(0), top, place, tall);
        }
        foot(canvas, input.input().width() + " × " + input.input().height() + " px", 0, top);
        if (input.blankness().isPresent()) {
            String reason = input.blankness().get();
            caption(canvas, "heatmap", x(1), top);
            HatchedArea.draw(canvas, reason, x(1), top, room - place - Style.GAP, tall);
        } else {
            foot(canvas, size, views.size() - 1, top);
        }
        return canvas.finish();
    }

    private int x(int column) {
        return Style.MARGIN + column * (place + Style.GAP);
    }

    private void view(Canvas canvas, View view, int x, int y) {
        caption(canvas, view.caption(), x, y);
        canvas.show(view.picture(), x, y, place, tall);
        view.scale().ifPresent(scale -> canvas.scale(scale, x, y + tall + FOOT, place));
    }

    private void caption(Canvas canvas, String words, int x, int y) {
        canvas.lettering().left(words, TextRenderer.font(Font.BOLD, Style.SMALL), Style.INK, x, y - 8, place);
    }

    private void foot(Canvas canvas, String words, int column, int y) {
        Font font = TextRenderer.font(Font.PLAIN, Style.SMALL);
        canvas.lettering().left(words, font, Style.SOFT, x(column), y + tall + FOOT + 10, place);
    }
}
