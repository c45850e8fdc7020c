package camaudit.config;

import camaudit.attribution.preset.Preset;
import camaudit.spec.HeatDrawing;
import java.util.Optional;

/** How {@code render} colours heat. */
final class DrawingSettings {
    private static final double OPACITY = 0.65;

    private DrawingSettings() {}

    static HeatDrawing read(Values values) {
        Optional<Preset> preset = values.choice("preset", Preset.class);
        for (String own : new String[] {"colors", "opacity"}) {
            if (preset.isPresent() && values.optional(own).isPresent()) {
                values.problem(values.at(own) + " and --preset exclude each other: the preset has its own");
            }
        }
        return new HeatDrawing(
                values.choice("colors", HeatDrawing.Colors.class).orElse(HeatDrawing.Colors.JET),
                values.optional("opacity")
                        .flatMap(text -> values.parsed("opacity", text, "a number from 0 to 1", DrawingSettings::share))
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
