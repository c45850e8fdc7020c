package camaudit.report.page;

import camaudit.report.Thumbnails;
import camaudit.text.Numbers;

/** The colours of the maps, from little to most. */
final class Legend {
    static final int STEPS = 32;

    private Legend() {}

    /** The colour of a step, {@code #rrggbb}. */
    static String color(int step) {
        return Numbers.format("#%06x", Thumbnails.COLORS.rgb((step + 0.5) / STEPS));
    }
}
