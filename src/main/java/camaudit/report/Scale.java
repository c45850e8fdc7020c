package camaudit.report;

import camaudit.text.Numbers;
import camaudit.vocabulary.MapKind;

/**
 * What the colours of a heatmap stand for.
 *
 * @param low words at the left end
 * @param middle words at the middle, may be empty
 * @param high words at the right end
 */
record Scale(ColorMap colors, String low, String middle, String high) {

    /** From zero to the value with the full colour; symmetric around zero for signed maps. */
    static Scale of(Heat heat, ColorMap colors) {
        String limit = Numbers.threeDigits(heat.limit());
        String least = heat.isClipped() ? "≥ " : "";
        return heat.kind() == MapKind.SIGNED
                ? new Scale(colors, (heat.isClipped() ? "≤ " : "") + "−" + limit, "0", least + limit)
                : new Scale(colors, "0", "", least + limit);
    }

    /** The scale of many maps, each with its own. */
    static Scale ofMany(MapKind kind, ColorMap colors) {
        return switch (kind) {
            case POSITIVE -> new Scale(colors, "0", "", "peak of each map");
            case MAGNITUDE -> new Scale(colors, "0", "", "top 0.5 % of each map");
            case SIGNED -> new Scale(colors, "below 0", "0", "above 0");
        };
    }
}
