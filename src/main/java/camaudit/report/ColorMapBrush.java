package camaudit.report;

import camaudit.vocabulary.MapKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Colours only where there is heat, over the picture in gray; signed maps in red and blue. */
record ColorMapBrush(ColorMap colors, double opacity) implements Brush {
    ColorMapBrush {
        Objects.requireNonNull(colors);
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity " + opacity + " is not within 0..1");
        }
    }

    @Override
    public List<View> heatmaps(FigureInput input, Panel panel) {
        float[] heat = input.heat().over(input.input(), panel.height(), panel.width());
        MapKind kind = input.heat().kind();
        if (kind == MapKind.SIGNED) {
            float[] magnitude = new float[heat.length];
            for (int i = 0; i < heat.length; i++) {
                magnitude[i] = Math.abs(heat[i]);
            }
            return List.of(
                    view("red above 0, blue below", input, panel, heat, ColorMap.RED_BLUE),
                    new View(
                            "magnitude, viridis",
                            panel.heatmap(magnitude, MapKind.MAGNITUDE, ColorMap.VIRIDIS),
                            Optional.of(magnitude(input.heat()))));
        }
        ColorMap second = colors == ColorMap.VIRIDIS ? ColorMap.JET : ColorMap.VIRIDIS;
        return List.of(
                view("heatmap, " + colors.label(), input, panel, heat, colors),
                view("heatmap, " + second.label(), input, panel, heat, second));
    }

    @Override
    public View overlay(FigureInput input, Panel panel) {
        float[] heat = input.heat().over(input.input(), panel.height(), panel.width());
        MapKind kind = input.heat().kind();
        ColorMap map = of(kind);
        return new View(
                "overlay",
                panel.overlay(panel.picture(input.input()), heat, kind, map, opacity),
                Optional.of(Scale.of(input.heat(), map)));
    }

    @Override
    public String size(Heat heat) {
        return heat.size() + (heat.isClipped() ? ", top 0.5 % saturated" : "");
    }

    @Override
    public Scale legend(MapKind kind) {
        return Scale.ofMany(kind, of(kind));
    }

    private ColorMap of(MapKind kind) {
        return kind == MapKind.SIGNED ? ColorMap.RED_BLUE : colors;
    }

    private static View view(String caption, FigureInput input, Panel panel, float[] heat, ColorMap map) {
        return new View(
                caption, panel.heatmap(heat, input.heat().kind(), map), Optional.of(Scale.of(input.heat(), map)));
    }

    private static Scale magnitude(Heat heat) {
        Scale signed = Scale.of(heat, ColorMap.VIRIDIS);
        return new Scale(signed.colors(), "0", "", signed.high());
    }
}
