package camaudit.report;

import camaudit.image.PngWriter;
import camaudit.text.Numbers;
import camaudit.vocabulary.MapKind;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture of many images of a class: small overlays in rows, wrong predictions framed, with the class's name and counts. Only small
 * drawings of the images are kept. The same images give the same bytes on the same machine.
 */
public final class ContactSheet {
    private static final int GAP = 16;
    private static final int FEWEST = 5;
    private static final int LEGEND = 180;
    private static final int TOP = 92;
    private static final int LEAST_HEIGHT = 48;

    private final Title title;
    private final Brush brush;
    private final int columns;
    private final List<Tile> tiles = new ArrayList<>();
    private Optional<Origin> origin = Optional.empty();

    /**
     * The content of a sheet's head.
     *
     * @param by which column defines the class: label, predicted, target
     * @param count images of the class, shown or not
     * @param chosen how many of them were to choose from
     * @param labelled how many of them have a label
     * @param right how many of them are predicted as their label says
     * @param number of this sheet, from 1
     * @param choice how the images were chosen, in words
     */
    public record Title(
            String by,
            String className,
            long count,
            long chosen,
            long labelled,
            long right,
            int number,
            int sheets,
            String choice) {
        public Title {
            Objects.requireNonNull(by);
            Objects.requireNonNull(className);
            Objects.requireNonNull(choice);
        }
    }

    private record Origin(String method, String layer, MapKind kind) {}

    public ContactSheet(Title title, Brush brush, int columns) {
        this.title = Objects.requireNonNull(title);
        this.brush = Objects.requireNonNull(brush);
        this.columns = columns;
    }

    /** Appends an image. */
    public void add(FigureInput input) {
        tiles.add(Tile.of(input, brush, title.by()));
        if (origin.isEmpty()) {
            origin = Optional.of(
                    new Origin(input.method(), input.layer(), input.heat().kind()));
        }
    }

    /**
     * The sheet as a PNG file.
     *
     * @throws IllegalStateException if no image was added, or this machine has no fonts
     */
    public byte[] png() {
        Origin first = origin.orElseThrow(() -> new IllegalStateException("a contact sheet needs an image"));
        int across = Math.min(columns, Math.max(tiles.size(), 1));
        int down = (tiles.size() + across - 1) / across;
        int tall = Math.max(
                LEAST_HEIGHT,
                tiles.stream()
                        .mapToInt(tile -> tile.picture().getHeight())
                        .max()
                        .orElse(0));
        boolean notes = tiles.stream().anyMatch(tile -> tile.note().isPresent());
        int row = tall + Tile.words(notes) + GAP;
        int room = Math.max(across, FEWEST) * (Tile.SIDE + GAP) - GAP;
        Canvas canvas = new Canvas(room + 2 * Style.MARGIN, Style.MARGIN + TOP + down * row + Style.MARGIN - GAP);
        head(canvas, first, room);
        for (int i = 0; i < tiles.size(); i++) {
            int x = Style.MARGIN + i % across * (Tile.SIDE + GAP);
            int y = Style.MARGIN + TOP + i / across * row;
            tiles.get(i).draw(canvas, x, y, tall);
        }
        return PngWriter.of(canvas.finish());
    }

    private void head(Canvas canvas, Origin first, int room) {
        TextRenderer lettering = canvas.lettering();
        int x = Style.MARGIN;
        int y = Style.MARGIN;
        int words = room - LEGEND - Style.GAP;
        canvas.scale(brush.legend(first.kind()), x + room - LEGEND, y + 4, LEGEND);
        Font large = TextRenderer.font(Font.BOLD, Style.TITLE);
        lettering.left(title.by() + ": " + title.className(), large, Style.INK, x, y + 19, words);
        lettering.left(numbers(), TextRenderer.font(Font.PLAIN, Style.TEXT), Style.INK, x, y + 46, room);
        Font small = TextRenderer.font(Font.PLAIN, Style.SMALL);
        String choice = "  ·  " + lettering.fit(title.choice(), small, room / 2);
        String layer = lettering.fitMiddle(first.layer(), small, room / 4);
        String method = lettering.fit(first.method(), small, room / 6);
        lettering.left(method + "  ·  layer " + layer + choice, small, Style.SOFT, x, y + 68, room);
    }

    private String numbers() {
        String images = Numbers.count(title.count()) + (title.count() == 1 ? " image" : " images");
        String right = title.labelled() == 0
                ? "no labels"
                : Numbers.count(title.right()) + " of "
                        + (title.labelled() == title.count()
                                ? "them"
                                : Numbers.count(title.labelled()) + " with a label")
                        + " predicted right (" + Numbers.percent(title.right(), title.labelled()) + ")";
        String sheet = title.sheets() > 1 ? " · sheet " + title.number() + " of " + title.sheets() : "";
        String chosen = title.chosen() < title.count() ? " · " + Numbers.count(title.chosen()) + " to choose from" : "";
        return images + " · " + right + chosen + " · " + Numbers.count(tiles.size()) + " shown" + sheet;
    }
}
