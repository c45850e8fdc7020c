package camaudit.report;

import camaudit.vocabulary.MapKind;
import java.util.List;

/** How heat is coloured and laid over pictures. */
public sealed interface Brush permits ColorMapBrush, ReferenceBrush {

    /** CamAudit's own drawing. */
    static Brush of(ColorMap colors, double opacity) {
        return new ColorMapBrush(colors, opacity);
    }

    /** The drawing of another tool, of the heatmaps that {@code source} makes. */
    static Brush of(ReferenceTool tool, HeatmapSource source) {
        return new ReferenceBrush(tool, source);
    }

    /** The map alone, in one or two colour maps; it must not be blank. */
    List<View> heatmaps(FigureInput input, Panel panel);

    /** The map over the picture, with its scale; it must not be blank. */
    View overlay(FigureInput input, Panel panel);

    /** The size of a map in words, and which of its values the scale leaves out. */
    String size(Heat heat);

    /** What colours mean on a sheet of many maps of this kind. */
    Scale legend(MapKind kind);
}
