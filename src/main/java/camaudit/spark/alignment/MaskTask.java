package camaudit.spark.alignment;

import camaudit.alignment.Alignment;
import camaudit.alignment.Colors;
import camaudit.alignment.Places;
import camaudit.spark.table.MasksTable;
import camaudit.vocabulary.Marking;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Measures how a picture's own mask, and a stranger's, fit it. */
final class MaskTask implements Function<MarkedPicture, Row> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Strangers> strangers;
    private final String runId;

    MaskTask(Broadcast<Strangers> strangers, String runId) {
        this.strangers = strangers;
        this.runId = runId;
    }

    @Override
    public Row call(MarkedPicture picture) {
        MarkedPicture.Outline outline = picture.outline();
        boolean boxes = outline.marking() == Marking.BOXES;
        int pixels = picture.height() * picture.width();
        Alignment alignment =
                new Alignment(new Colors(picture.height(), picture.width(), picture.channels(), picture.samples()));
        return MasksTable.encode(new MasksTable.Tested(
                outline.image(),
                outline.marking(),
                Places.unit(picture.height(), picture.width()),
                alignment.of(outline.pixels(pixels), boxes),
                strangers.value().of(outline).flatMap(other -> alignment.of(other.pixels(pixels), boxes)),
                outline.mask(),
                runId));
    }
}
