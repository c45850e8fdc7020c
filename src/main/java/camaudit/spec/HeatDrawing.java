package camaudit.spec;

import camaudit.attribution.preset.Preset;
import java.util.Objects;
import java.util.Optional;

/**
 * How heat is coloured.
 *
 * @param opacity of strong heat over the picture, 0..1
 * @param preset the tool whose drawing is reproduced instead; empty for CamAudit's own
 */
public record HeatDrawing(Colors colors, double opacity, Optional<Preset> preset) {
    /** Colour maps for what is not signed. */
    public enum Colors {
        JET,
        VIRIDIS,
        TURBO
    }

    public HeatDrawing {
        Objects.requireNonNull(colors);
        Objects.requireNonNull(preset);
    }
}
