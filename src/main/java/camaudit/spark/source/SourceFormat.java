package camaudit.spark.source;

import camaudit.image.decode.DecodeOptions;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.util.Optional;

/** A format of datasets: what it recognises and how it is opened. There is one class for each, with a line in the registry. */
public interface SourceFormat {

    FormatSigns signs();

    default Layout layout() {
        return signs().layout();
    }

    /** True if it may have columns of boxes. */
    default boolean hasBoxColumns() {
        return false;
    }

    /** Opens the one file that was asked for in this format; empty if files have to be listed first. */
    default Optional<OpenedSource> openUnlisted(Storage storage, SourceRequest request) {
        return Optional.empty();
    }

    /**
     * Opens a dataset.
     *
     * @throws camaudit.text.InputException if it holds no image, or its labels do not fit the network
     * @throws camaudit.annotation.AnnotationException with all that is wrong with annotation files
     */
    OpenedSource openDataset(Storage storage, SourceRequest request, DatasetFiles found);

    /**
     * The pictures of a dataset by their ids.
     *
     * @param images where it is, qualified
     */
    PictureStore pictures(String images, DecodeOptions decode, Storage storage);
}
