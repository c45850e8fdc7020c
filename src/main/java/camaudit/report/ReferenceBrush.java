package camaudit.report;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.text.Numbers;
import camaudit.vocabulary.MapKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Draws heat as another tool's users see it. */
record ReferenceBrush(ReferenceTool tool, HeatmapSource source) implements Brush {
    ReferenceBrush {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(source);
    }

    @Override
    public List<View> heatmaps(FigureInput input, Panel panel) {
        Mask mask = mask(input);
        return List.of(view("heatmap of ", mask, mask.tool.heatmap(mask.map, input.input()), panel));
    }

    @Override
    public View overlay(FigureInput input, Panel panel) {
        Mask mask = mask(input);
        return view("overlay of ", mask, mask.tool.overlay(mask.map, input.input()), panel);
    }

    @Override
    public String size(Heat heat) {
        return heat.size();
    }

    @Override
    public Scale legend(MapKind kind) {
        ColorMap colors = tool.drawing(kind).colors();
        return switch (tool.drawing(kind)) {
            case CAPTUM -> new Scale(colors, "0", "", "98 % of each map's sum");
            case CAPTUM_SIGNED -> new Scale(colors, "below 0", "0", "above 0");
            default -> new Scale(colors, "0", "", "1, peak of each map");
        };
    }

    private static View view(String what, Mask mask, Pixels picture, Panel panel) {
        String caption = what + mask.tool.label();
        String limit = Numbers.threeDigits(ReferenceScale.threshold(mask.map.values()));
        Scale scale = switch (mask.tool) {
            case CAPTUM -> new Scale(mask.tool.colors(), "0", "", "≥ " + limit);
            case CAPTUM_SIGNED -> new Scale(mask.tool.colors(), "≤ −" + limit, "0", "≥ " + limit);
            default -> new Scale(mask.tool.colors(), "0", "", "1");
        };
        return new View(caption, panel.picture(picture), Optional.of(scale));
    }

    private Mask mask(FigureInput input) {
        Heat heat = input.heat();
        ReferenceTool drawing = tool.drawing(heat.kind());
        int height = drawing.resizes() ? heat.map().height() : input.input().height();
        int width = drawing.resizes() ? heat.map().width() : input.input().width();
        return new Mask(drawing, source.heatmap(heat.map(), height, width));
    }

    /** The heatmap that the tool draws. */
    private record Mask(ReferenceTool tool, FloatMap map) {}
}
