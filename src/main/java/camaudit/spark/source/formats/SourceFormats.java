package camaudit.spark.source.formats;

import camaudit.spark.source.SourceFormat;
import camaudit.spark.source.cifar.CifarFormat;
import camaudit.spark.source.files.FilesFormat;
import camaudit.spark.source.idx.IdxFormat;
import camaudit.spark.source.parquet.ParquetFormat;
import camaudit.spark.source.sequence.SequenceFormat;
import camaudit.spark.source.tar.TarFormat;
import camaudit.spec.Layout;
import java.util.List;
import java.util.Optional;

/** The formats of datasets. */
final class SourceFormats {
    /** The usual one, where no other is recognised. */
    static final SourceFormat FILES = new FilesFormat();

    /** In the order in which they are tried on a file. */
    static final List<SourceFormat> ALL = List.of(
            new IdxFormat(), new ParquetFormat(), new SequenceFormat(), new TarFormat(), new CifarFormat(), FILES);

    private SourceFormats() {}

    /** The format of a layout; empty for {@link Layout#AUTO}. */
    static Optional<SourceFormat> of(Layout layout) {
        return ALL.stream().filter(format -> format.layout() == layout).findFirst();
    }
}
