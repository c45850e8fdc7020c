package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.spark.storage.Storage;
import java.util.Optional;
import java.util.stream.Stream;

/** A format of datasets: what it recognises and how it is opened. There is one class for each, with a line in the registry. */
public interface SourceFormat {
    /** What a file's name says of its format. */
    enum Claim {
        NO,
        /** Unless another format is sure of it. */
        MAYBE,
        YES
    }

    /** What the user and {@code run.json} call it. */
    Layout layout();

    /** Why a dataset of this one file is taken for this format; empty where it is not. */
    default Optional<String> recognize(CandidateFile file) {
        return Optional.empty();
    }

    /** What a name says. */
    default Claim claim(String path) {
        return Claim.NO;
    }

    /** True if files may be of this format, should the user say so, although no name speaks for it. */
    default boolean hasAnyName() {
        return true;
    }

    /** True if files whose names speak for this format really are of it. */
    default boolean confirm(Stream<CandidateFile> claimed) {
        return true;
    }

    /** Why a dataset of many files is taken for it. */
    default String reason() {
        return "";
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
     * @throws camaudit.image.InputException if it holds no image, or its labels do not fit the network
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
