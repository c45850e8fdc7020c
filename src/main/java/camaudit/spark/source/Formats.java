package camaudit.spark.source;

import camaudit.image.InputException;
import camaudit.spark.source.cifar.CifarFormat;
import camaudit.spark.source.parquet.ParquetFormat;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.sequence.SequenceFormat;
import camaudit.spark.source.tar.TarFormat;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import camaudit.spec.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The formats of containers by the layout of the dataset. */
final class Formats {
    private Formats() {}

    /**
     * A format.
     *
     * @param boxes how columns of boxes tell them; empty where they do not count
     */
    static ContainerFormat of(
            Layout layout, Storage storage, Storage.Listed first, long maxBytes, Optional<BoxForm> boxes) {
        return switch (layout) {
            case CIFAR -> CifarFormat.of(storage, first);
            case PARQUET -> new ParquetFormat(boxes);
            case TAR -> new TarFormat(maxBytes);
            case SEQUENCE -> new SequenceFormat();
            case AUTO, FILES, IDX -> throw new IllegalArgumentException(layout + " has no containers");
        };
    }

    /** The names of columns of boxes that are not read since nobody says how they are told. */
    static List<String> unreadBoxes(ContainerFormat format, Storage storage, String uri) {
        try {
            return format instanceof ParquetFormat parquet ? parquet.unreadBoxes(storage, uri) : List.of();
        } catch (IOException e) {
            throw new InputException(uri + ": " + e.getMessage(), e);
        }
    }

    /** The names of the classes that a dataset brings, by its own numbers; empty where it brings none. */
    static List<String> classNames(ContainerFormat format, Storage storage, String uri) throws IOException {
        if (format instanceof ParquetFormat parquet) {
            return parquet.classNames(storage, uri);
        }
        return format instanceof CifarFormat cifar ? cifar.classNames(storage, uri) : List.of();
    }
}
