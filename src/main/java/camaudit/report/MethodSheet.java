package camaudit.report;

import camaudit.image.PngWriter;
import camaudit.vocabulary.MapKind;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture of several methods' maps of one image: the input, and beside it an overlay of each map with its own scale. Only the drawings
 * are kept. The same maps give the same bytes on the same machine.
 */
public final class MethodSheet {
    private static final int COLUMNS = 5;
    private static final int CAPTION = 22;
    private static final int FOOT = 8;
    private static final int WORDS = ColorScale.HEIGHT + 20;

    private final Brush brush;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<FigureInput> first = Optional.empty();

    private record Entry(String method, MapKind kind, Optional<View> view, String reason, String layer, String size) {}

    public MethodSheet(Brush brush) {
        this.brush = Objects.requireNonNull(brush);
    }

    /** Adds a method's map; all are of the same image. */
    public void add(FigureInput input) {
        first = Optional.of(first.orElse(input));
        Optional<View> view = input.blankness().isPresent()
                ? Optional.empty()
                : Optional.of(brush.overlay(input, Panel.of(input.input())));
        entries.add(new Entry(
                input.method(),
                input.heat().kind(),
                view,
                input.blankness().orElse(""),
                input.layer(),
                brush.size(input.heat())));
    }

    /**
     * The sheet as a PNG file, maps of layers before maps of pixels.
     *
     * @throws IllegalStateException if no map was added, or this machine has no fonts
     */
    public byte[] png() {
        FigureInput image = first.orElseThrow(() -> new IllegalStateException("a method sheet needs a map"));
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparing(Entry::kind)).toList();
        BufferedImage picture = Panel.of(image.input()).picture(image.input());
        int place = Math.max(picture.getWidth(), Style.PLACE_WIDTH);
        int tall = Math.max(picture.getHeight(), Style.PLACE_HEIGHT);
        int columns = Math.min(COLUMNS, sorted.size() + 1);
        int down = (sorted.size() + columns) / columns;
        int row = CAPTION + tall + FOOT + WORDS + Style.GAP;
        int room = Math.max(columns, 3) * (place + Style.GAP) - Style.GAP;
        int top = Style.MARGIN + Header.HEIGHT;
        Canvas canvas = new Canvas(room + 2 * Style.MARGIN, top + down * row);
        new Header(canvas).drawMany(image, sorted.size(), Style.MARGIN, Style.MARGIN, room);
        for (int i = 0; i <= sorted.size(); i++) {
            int x = Style.MARGIN + i % columns * (place + Style.GAP);
            int y = top + i / columns * row + CAPTION;
            if (i == 0) {
                input(canvas, image, picture, x, y, place, tall);
            } else {
                draw(canvas, sorted.get(i - 1), x, y, place, tall);
            }
        }
        return PngWriter.of(canvas.finish());
    }

    private static void input(
            Canvas canvas, FigureInput image, BufferedImage picture, int x, int y, int width, int height) {
        caption(canvas, "input", x, y, width);
        canvas.show(picture, x, y, width, height);
        if (image.isWrong()) {
            canvas.frame(picture, x, y, width, height);
        }
        String size = image.input().width() + " × " + image.input().height() + " px";
        small(canvas, size, x, y + height + FOOT + 10, width);
    }

    private static void draw(Canvas canvas, Entry entry, int x, int y, int width, int height) {
        caption(canvas, entry.method(), x, y, width);
        int below = y + height + FOOT;
        if (entry.view().isPresent()) {
            canvas.show(entry.view().get().picture(), x, y, width, height);
            entry.view().get().scale().ifPresent(scale -> canvas.scale(scale, x, below, width));
        } else {
            HatchedArea.draw(canvas, entry.reason(), x, y, width, height);
        }
        Font font = TextRenderer.font(Font.PLAIN, Style.SMALL);
        String size = entry.kind() == MapKind.POSITIVE ? "  ·  " + entry.size() : entry.size();
        String layer = entry.kind() == MapKind.POSITIVE
                ? canvas.lettering()
                        .fitMiddle(
                                entry.layer(), font, width - canvas.lettering().width(size, font))
                : "";
        small(canvas, layer + size, x, below + ColorScale.HEIGHT + 10, width);
    }

    private static void caption(Canvas canvas, String words, int x, int y, int room) {
        canvas.lettering().left(words, TextRenderer.font(Font.BOLD, Style.SMALL), Style.INK, x, y - 8, room);
    }

    private static void small(Canvas canvas, String words, int x, int y, int room) {
        canvas.lettering().left(words, TextRenderer.font(Font.PLAIN, Style.SMALL), Style.SOFT, x, y, room);
    }
}
