package camaudit.cli;

import camaudit.attribution.Preset;
import camaudit.config.Drawing;
import camaudit.config.RenderConfig;
import camaudit.report.Brush;
import camaudit.report.ColorMap;
import camaudit.report.ContactSheet;
import camaudit.report.Figure;
import camaudit.report.FigureInput;
import camaudit.report.Heat;
import camaudit.report.MethodSheet;
import camaudit.report.Peer;
import camaudit.spark.render.PageRenderer;
import camaudit.vocabulary.MapKind;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws what {@code render} was told to, in tasks. */
final class Painting implements PageRenderer {
    private static final long serialVersionUID = 1L;

    private final RenderConfig.Sheet sheet;
    private final int columns;
    private final Drawing.Colors colors;
    private final double opacity;
    private final @Nullable Preset preset;
    private final String where;
    private final long limit;
    private final boolean ascending;
    private final String order;

    Painting(RenderConfig config) {
        sheet = config.sheet();
        columns = config.columns();
        colors = config.drawing().colors();
        opacity = config.drawing().opacity();
        preset = config.drawing().preset().orElse(null);
        order = config.selection().order().orElse("");
        where = config.selection().where().map(text -> ", where " + text).orElse("");
        limit = config.selection().limit();
        ascending = config.selection().ascending();
    }

    @Override
    public byte[] paint(Page page, Iterator<Explained> rows) {
        Brush brush = brush();
        return switch (sheet) {
            case FIGURE -> Figure.png(input(rows.next()), brush);
            case METHODS -> {
                MethodSheet drawn = new MethodSheet(brush);
                rows.forEachRemaining(row -> drawn.add(input(row)));
                yield drawn.png();
            }
            case CLASS -> {
                ContactSheet drawn = new ContactSheet(title(page), brush, columns);
                rows.forEachRemaining(row -> drawn.add(input(row)));
                yield drawn.png();
            }
        };
    }

    private Brush brush() {
        if (preset != null) {
            Peer peer = Peer.valueOf(preset.name());
            return Brush.of(peer, preset::heatmap);
        }
        ColorMap map = switch (colors) {
            case JET -> ColorMap.JET;
            case VIRIDIS -> ColorMap.VIRIDIS;
            case TURBO -> ColorMap.TURBO;
        };
        return Brush.own(map, opacity);
    }

    private ContactSheet.Title title(Page page) {
        return new ContactSheet.Title(
                page.by(),
                page.className().orElse(""),
                page.count(),
                page.chosen(),
                page.labelled(),
                page.right(),
                page.number(),
                page.pages(),
                choice(page));
    }

    private String choice(Page page) {
        if (!order.isEmpty()) {
            return (ascending ? "smallest " : "largest ") + order + " first" + where;
        }
        return (limit == 0 || page.chosen() <= limit ? "all images" : "an even sample") + where;
    }

    private FigureInput input(Explained row) {
        return new FigureInput(
                row.picture(),
                new Heat(MapKind.of(row.method()), row.map(), row.placement()),
                row.imageId(),
                row.label(),
                row.predicted(),
                row.target(),
                row.probability(),
                row.logit(),
                row.method(),
                row.layer(),
                row.status(),
                note(row));
    }

    private Optional<String> note(Explained row) {
        return row.value().map(value -> order + " " + number(value));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
