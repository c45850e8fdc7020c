package camaudit.spark.table;

import camaudit.alignment.Fit;
import camaudit.alignment.Place;
import camaudit.spark.ledger.OutputFolder;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Marking;
import camaudit.vocabulary.MaskColumns;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The {@code masks} table: how the masks or boxes of a sample of images fit their pictures. */
public final class MasksTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.MASKS;

    private static final float[] NOTHING = {};
    private static final RowCodec<Tested> CODEC = RowCodec.<Tested>empty()
            .with(Columns.IMAGE_ID, Tested::image)
            .with(MaskColumns.MARKING, row -> row.marking().label())
            .with(
                    MaskColumns.USABLE,
                    row -> row.own().filter(Fit::isOutstanding).isPresent())
            .with(MaskColumns.UNIT, Tested::unit)
            .with(MaskColumns.OWN_FIT, row -> own(row.own()))
            .with(MaskColumns.STRANGER_FIT, row -> own(row.stranger()))
            .with(MaskColumns.PLACES_BEATEN, row -> row.own().map(Fit::beaten))
            .with(MaskColumns.BEST_GROWTH, row -> row.own().map(Fit::best).map(Place::growth))
            .with(MaskColumns.BEST_DX, row -> row.own().map(Fit::best).map(Place::dx))
            .with(MaskColumns.BEST_DY, row -> row.own().map(Fit::best).map(Place::dy))
            .with(MaskColumns.PLACES, row -> values(row.own()))
            .with(MaskColumns.STRANGER_PLACES, row -> values(row.stranger()))
            .with(MaskColumns.MASK, row -> row.mask().toByteArray())
            .with(Columns.RUN_ID, Tested::runId);

    private MasksTable() {}

    /**
     * What a row is made of.
     *
     * @param unit in pixels of the network's input
     * @param own the fit of the image's own mask or boxes; empty where it cannot be measured
     * @param stranger that of another image's
     * @param mask the pixels of the network's input that are at least half foreground
     */
    public record Tested(
            String image,
            Marking marking,
            int unit,
            Optional<Fit> own,
            Optional<Fit> stranger,
            BitSet mask,
            String runId) {
        public Tested {
            Objects.requireNonNull(image);
            Objects.requireNonNull(marking);
            Objects.requireNonNull(own);
            Objects.requireNonNull(stranger);
            Objects.requireNonNull(mask);
            Objects.requireNonNull(runId);
        }
    }

    private static OptionalDouble own(Optional<Fit> fit) {
        return fit.map(Fit::own).orElse(OptionalDouble.empty());
    }

    private static float[] values(Optional<Fit> fit) {
        return fit.map(Fit::values).orElse(NOTHING);
    }

    public static List<Column> columns() {
        return CODEC.columns();
    }

    public static StructType structure() {
        return CODEC.schema();
    }

    public static Row encode(Tested row) {
        return CODEC.encode(row);
    }
}
