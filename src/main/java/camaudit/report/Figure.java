package camaudit.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * One picture for people: the input, its heatmap in two colour maps, and the heat laid over the input, with a title, a scale and
 * the facts. The same input gives the same bytes on the same machine.
 */
public final class Figure {
    private static final int CAPTION = 22;
    private static final int FOOT = 10;

    private final FigureInput input;
    private final Panel panel;
    private final int place;
    private final int tall;

    private Figure(FigureInput input) {
        this.input = input;
        this.panel = Panel.of(input.input());
        this.place = Math.max(panel.width(), Style.PLACE_WIDTH);
        this.tall = Math.max(panel.height(), Style.PLACE_HEIGHT);
    }

    /**
     * The figure as a PNG file.
     *
     * @throws IllegalStateException if this machine has no fonts
     */
    public static byte[] png(FigureInput input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(draw(input), "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG writer: install a JRE with java.desktop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The figure, opaque RGB.
     *
     * @throws IllegalStateException if this machine has no fonts
     */
    public static BufferedImage draw(FigureInput input) {
        requireFonts();
        return new Figure(input).draw();
    }

    /**
     * Makes sure that Java can write text on this machine.
     *
     * @throws IllegalStateException if it cannot, saying what to install
     */
    public static void requireFonts() {
        Fonts.require();
    }

    private BufferedImage draw() {
        int room = 4 * place + 3 * Style.GAP;
        int top = Style.MARGIN + Header.HEIGHT;
        int height = top + CAPTION + tall + FOOT + ColorScale.HEIGHT + Style.MARGIN / 2;
        BufferedImage image = new BufferedImage(room + 2 * Style.MARGIN, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Style.PAPER);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            Lettering lettering = new Lettering(graphics);
            new Header(graphics, lettering).draw(input, Style.MARGIN, Style.MARGIN, room);
            panels(graphics, lettering, top + CAPTION);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void panels(Graphics2D graphics, Lettering lettering, int y) {
        BufferedImage picture = panel.picture(input.input());
        caption(lettering, "input", 0, y);
        show(graphics, picture, 0, y);
        if (input.isWrong()) {
            frame(graphics, y);
        }
        foot(lettering, input.input().width() + " × " + input.input().height() + " px", 0, y);
        if (input.blankness().isPresent()) {
            caption(lettering, "heatmap", 1, y);
            Emptiness.draw(graphics, lettering, input.blankness().get(), x(1), y, 3 * place + 2 * Style.GAP, tall);
            return;
        }
        float[] heat = panel.heat(input.map(), input.placement(), input.input());
        caption(lettering, "heatmap, jet", 1, y);
        show(graphics, panel.heatmap(heat, ColorMap.JET), 1, y);
        scale(graphics, lettering, ColorMap.JET, 1, y);
        caption(lettering, "heatmap, viridis", 2, y);
        show(graphics, panel.heatmap(heat, ColorMap.VIRIDIS), 2, y);
        scale(graphics, lettering, ColorMap.VIRIDIS, 2, y);
        caption(lettering, "overlay", 3, y);
        show(graphics, panel.overlay(picture, heat), 3, y);
        foot(lettering, "map " + input.map().width() + " × " + input.map().height(), 3, y);
    }

    private int x(int column) {
        return Style.MARGIN + column * (place + Style.GAP);
    }

    private void show(Graphics2D graphics, BufferedImage picture, int column, int y) {
        graphics.drawImage(picture, x(column) + (place - panel.width()) / 2, y + (tall - panel.height()) / 2, null);
    }

    private void frame(Graphics2D graphics, int y) {
        int left = x(0) + (place - panel.width()) / 2;
        int top = y + (tall - panel.height()) / 2;
        graphics.setColor(Style.WRONG);
        for (int away = 1; away <= 3; away++) {
            graphics.drawRect(left - away, top - away, panel.width() + 2 * away - 1, panel.height() + 2 * away - 1);
        }
    }

    private void caption(Lettering lettering, String words, int column, int y) {
        lettering.left(words, Lettering.font(Font.BOLD, Style.SMALL), Style.INK, x(column), y - 8, place);
    }

    private void foot(Lettering lettering, String words, int column, int y) {
        Color color = Style.SOFT;
        lettering.left(words, Lettering.font(Font.PLAIN, Style.SMALL), color, x(column), y + tall + FOOT + 10, place);
    }

    private void scale(Graphics2D graphics, Lettering lettering, ColorMap colors, int column, int y) {
        ColorScale.draw(graphics, lettering, colors, input.map().peak(), x(column), y + tall + FOOT, place);
    }
}
