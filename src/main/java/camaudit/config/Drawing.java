package camaudit.config;

import camaudit.attribution.Preset;
import java.util.Objects;
import java.util.Optional;

/**
 * How {@code render} colours heat.
 *
 * @param opacity 0..1
 * @param preset the tool whose drawing is shown instead; empty for our own
 */
public record Drawing(Colors colors, double opacity, Optional<Preset> preset) {
    private static final double OPACITY = 0.65;

    /** Colour maps for what is not signed. */
    public enum Colors {
        JET,
        VIRIDIS,
        TURBO
    }

    public Drawing {
        Objects.requireNonNull(colors);
        Objects.requireNonNull(preset);
    }

    static Drawing read(Values values) {
        Optional<Preset> preset = values.choice("preset", Preset.class);
        for (String own : new String[] {"colors", "opacity"}) {
            if (preset.isPresent() && values.optional(own).isPresent()) {
                values.problem(values.at(own) + " and --preset exclude each other: the preset has its own");
            }
        }
        return new Drawing(
                values.choice("colors", Colors.class).orElse(Colors.JET),
                values.optional("opacity")
                        .flatMap(text -> values.parsed("opacity", text, "a number from 0 to 1", Drawing::share))
                        .orElse(OPACITY),
                preset);
    }

    private static double share(String text) {
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
