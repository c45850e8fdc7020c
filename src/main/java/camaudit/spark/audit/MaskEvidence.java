package camaudit.spark.audit;

import camaudit.audit.check.MaskFit;
import camaudit.audit.check.TestedMask;
import camaudit.audit.inference.Resampling;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.Cells;
import camaudit.spark.table.MasksTable;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Marking;
import camaudit.vocabulary.MaskColumns;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a run's table of masks, which holds a sample. */
final class MaskEvidence {
    private MaskEvidence() {}

    /** The table; empty where the run has none. */
    static Optional<Dataset<Row>> table(SparkSession spark, Storage storage, String explanations) {
        return OutputFolder.has(storage, explanations, OutputFolder.MASKS)
                ? Optional.of(spark.read()
                        .schema(MasksTable.structure())
                        .parquet(Storage.literal(explanations + "/" + MasksTable.NAME)))
                : Optional.empty();
    }

    /** How the masks of a table fit. */
    static MaskFit of(Dataset<Row> table) {
        table.sparkSession().sparkContext().setJobDescription("Read how masks fit");
        List<TestedMask> rows = table.drop(MaskColumns.MASK.name()).collectAsList().stream()
                .map(MaskEvidence::row)
                .toList();
        return MaskFit.of(rows, Resampling.USUAL);
    }

    private static TestedMask row(Row row) {
        boolean boxes = Cells.text(row, MaskColumns.MARKING).equals(Marking.BOXES.label());
        return new TestedMask(
                Cells.text(row, Columns.IMAGE_ID),
                boxes ? Marking.BOXES : Marking.MASKS,
                row.<Boolean>getAs(MaskColumns.USABLE.name()),
                Cells.whole(row, MaskColumns.UNIT),
                Cells.reals(row, MaskColumns.PLACES),
                Cells.reals(row, MaskColumns.STRANGER_PLACES));
    }
}
