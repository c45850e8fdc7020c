package camaudit.report;

import camaudit.attribution.preset.Preset;
import camaudit.spec.HeatDrawing;
import camaudit.spec.RenderRequest;
import camaudit.spec.RenderSheet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Draws the figures that were asked for. */
public final class ConfiguredRenderer implements PageRenderer {
    private static final long serialVersionUID = 1L;

    private final RenderSheet sheet;
    private final int columns;
    private final HeatDrawing.Colors colors;
    private final double opacity;
    private final @Nullable Preset preset;

    public ConfiguredRenderer(RenderRequest request) {
        sheet = request.sheet();
        columns = request.columns();
        colors = request.drawing().colors();
        opacity = request.drawing().opacity();
        preset = request.drawing().preset().orElse(null);
    }

    @Override
    public byte[] paint(ContactSheet.Title title, Iterator<FigureInput> images) {
        Brush brush = brush();
        return switch (sheet) {
            case FIGURE -> Figure.png(images.next(), brush);
            case METHODS -> {
                MethodSheet drawn = new MethodSheet(brush);
                images.forEachRemaining(drawn::add);
                yield drawn.png();
            }
            case CLASS -> {
                ContactSheet drawn = new ContactSheet(title, brush, columns);
                images.forEachRemaining(drawn::add);
                yield drawn.png();
            }
        };
    }

    private Brush brush() {
        if (preset != null) {
            return Brush.of(ReferenceTool.of(preset), preset::heatmap);
        }
        return Brush.of(
                switch (colors) {
                    case JET -> ColorMap.JET;
                    case VIRIDIS -> ColorMap.VIRIDIS;
                    case TURBO -> ColorMap.TURBO;
                },
                opacity);
    }
}
