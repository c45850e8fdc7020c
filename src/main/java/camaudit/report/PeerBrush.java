package camaudit.report;

import camaudit.image.Pixels;
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
        return List.of(view(
                "heatmap of ", mask, mask.peer.heatmap(mask.values, mask.height, mask.width, input.input()), panel));
    }

    @Override
    public View overlay(FigureInput input, Panel panel) {
        Mask mask = mask(input);
        return view("overlay of ", mask, mask.peer.overlay(mask.values, mask.height, mask.width, input.input()), panel);
    }

    @Override
    public Scale legend(Heat.Kind kind) {
        return scale(peer.drawing(kind), "of each map's own scale");
    }

    private static View view(String what, Mask mask, Pixels picture, Panel panel) {
        String limit = mask.peer == Peer.CAPTUM || mask.peer == Peer.CAPTUM_SIGNED
                ? "≥ " + Scale.number(PeerScale.threshold(mask.values))
                : "1";
        return new View(what + mask.peer.label(), panel.picture(picture), Optional.of(scale(mask.peer, limit)));
    }

    private static Scale scale(Peer peer, String high) {
        return peer == Peer.CAPTUM_SIGNED
                ? new Scale(peer.colors(), "against", "0", high)
                : new Scale(peer.colors(), "0", "", high);
    }

    private Mask mask(FigureInput input) {
        Heat heat = input.heat();
        Peer drawing = peer.drawing(heat.kind());
        int height = drawing.resizes() ? heat.height() : input.input().height();
        int width = drawing.resizes() ? heat.width() : input.input().width();
        return new Mask(drawing, source.heatmap(heat.raw(), heat.height(), heat.width(), height, width), height, width);
    }

    /** What the peer's drawing gets. */
    private static final class Mask {
        private final Peer peer;
        private final float[] values;
        private final int height;
        private final int width;

        private Mask(Peer peer, float[] values, int height, int width) {
            this.peer = peer;
            this.values = values;
            this.height = height;
            this.width = width;
        }
    }
}
