package camaudit.vocabulary;

import static camaudit.vocabulary.Column.optional;
import static camaudit.vocabulary.Column.required;
import static camaudit.vocabulary.ColumnType.BYTES;
import static camaudit.vocabulary.ColumnType.FLAG;
import static camaudit.vocabulary.ColumnType.NUMBER;
import static camaudit.vocabulary.ColumnType.REALS;
import static camaudit.vocabulary.ColumnType.TEXT;
import static camaudit.vocabulary.ColumnType.WHOLE;

/** The columns of the table of masks that other tables do not have. */
public final class MaskColumns {
    public static final Column MARKING = required("marking", TEXT, "`masks` or `boxes`");
    public static final Column USABLE = required(
            "usable",
            FLAG,
            "whether the picture's colours tell one place from another, so that the mask can be tested");
    public static final Column UNIT =
            required("unit_pixels", WHOLE, "pixels of the network's input in a unit, a fortieth of its shorter side");
    public static final Column OWN_FIT = optional(
            "own_fit",
            NUMBER,
            "of a mask: the mean colour step across its outline, in levels of 0..255; of boxes: how the colours inside differ from "
                    + "those around them (0..1)");
    public static final Column STRANGER_FIT =
            optional("stranger_fit", NUMBER, "the same with the mask or boxes of another image");
    public static final Column PLACES_BEATEN =
            optional("places_beaten", NUMBER, "share of the moved places of its size that its own place beats (0..1)");
    public static final Column BEST_GROWTH =
            optional("best_growth", WHOLE, "where it would fit best: units grown, below 0 shrunk");
    public static final Column BEST_DX = optional("best_dx", WHOLE, "units moved to the right");
    public static final Column BEST_DY = optional("best_dy", WHOLE, "units moved down");
    public static final Column PLACES = required(
            "places",
            REALS,
            "how it fits at each place, relative to their mean: for each growth (of masks −4..2, of boxes 0) each dy in −4..4, for each of "
                    + "these each dx; NaN where it cannot be measured; empty where it can nowhere");
    public static final Column STRANGER_PLACES =
            required("stranger_places", REALS, "the same with the mask or boxes of another image");

    public static final Column MASK = required(
            "mask",
            BYTES,
            "the pixels of the network's input that are at least half foreground, a bit each, row-major, lowest bit first");

    private MaskColumns() {}
}
