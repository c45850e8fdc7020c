package camaudit.report;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.MapKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Heat as another tool's users see it. */
record PeerBrush(Peer peer, HeatmapSource source) implements Brush {
    PeerBrush {
        Objects.requireNonNull(peer);
        Objects.requireNonNull(source);
    }

    @Override
    public List<View> heatmaps(FigureInput input, Panel panel) {
        Mask mask = mask(input);
        return List.of(view("heatmap of ", mask, mask.peer.heatmap(mask.map, input.input()), panel));
    }

    @Override
    public View overlay(FigureInput input, Panel panel) {
        Mask mask = mask(input);
        return view("overlay of ", mask, mask.peer.overlay(mask.map, input.input()), panel);
    }

    @Override
    public String size(Heat heat) {
        return heat.size();
    }

    @Override
    public Scale legend(MapKind kind) {
        ColorMap colors = peer.drawing(kind).colors();
        return switch (peer.drawing(kind)) {
            case CAPTUM -> new Scale(colors, "0", "", "98 % of each map's sum");
            case CAPTUM_SIGNED -> new Scale(colors, "below 0", "0", "above 0");
            default -> new Scale(colors, "0", "", "1, peak of each map");
        };
    }

    private static View view(String what, Mask mask, Pixels picture, Panel panel) {
        String caption = what + mask.peer.label();
        String limit = Scale.number(PeerScale.threshold(mask.map.values()));
        Scale scale = switch (mask.peer) {
            case CAPTUM -> new Scale(mask.peer.colors(), "0", "", "≥ " + limit);
            case CAPTUM_SIGNED -> new Scale(mask.peer.colors(), "≤ −" + limit, "0", "≥ " + limit);
            default -> new Scale(mask.peer.colors(), "0", "", "1");
        };
        return new View(caption, panel.picture(picture), Optional.of(scale));
    }

    private Mask mask(FigureInput input) {
        Heat heat = input.heat();
        Peer drawing = peer.drawing(heat.kind());
        int height = drawing.resizes() ? heat.map().height() : input.input().height();
        int width = drawing.resizes() ? heat.map().width() : input.input().width();
        return new Mask(drawing, source.heatmap(heat.map(), height, width));
    }

    /** What the peer's drawing gets. */
    private record Mask(Peer peer, FloatMap map) {}
}
