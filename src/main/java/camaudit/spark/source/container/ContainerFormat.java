package camaudit.spark.source.container;

import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.SourceFormat;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** A kind of file that holds many images. The registry has it with the usual settings, a dataset with its own. */
public interface ContainerFormat extends SourceFormat, Serializable {

    /**
     * The format of a dataset.
     *
     * @param typical one of its files
     * @param maxBytes a record with more is rejected before it is read
     * @param boxes how columns state boxes; empty where they do not count
     */
    default ContainerFormat of(Storage storage, Storage.Listed typical, long maxBytes, Optional<BoxForm> boxes) {
        return this;
    }

    /** False for a file that is certainly cut short. */
    default boolean isTypical(Storage.Listed file) {
        return true;
    }

    /** What its containers are called, e.g. {@code tar shards}. */
    String plural();

    /** True if the records of a container have numbers: then {@link #split} knows exactly how many there are. */
    boolean numbered();

    /** True if records have names, which may have folders. */
    default boolean named() {
        return false;
    }

    /**
     * The names of the classes that a dataset brings, by its own numbers; empty where it brings none.
     *
     * @throws IOException if the container is broken
     */
    default List<String> classNames(Storage storage, String uri) throws IOException {
        return List.of();
    }

    /**
     * The names of columns of boxes that are not read because nothing says how they state boxes.
     *
     * @throws IOException if the container is broken
     */
    default List<String> unreadBoxes(Storage storage, String uri) throws IOException {
        return List.of();
    }

    /**
     * The parts of a container, in order and without gaps, the same in every run; on the driver.
     *
     * @param density images a byte, about, where records are not numbered
     * @throws IOException if the container is broken; unchecked exceptions mean the same
     */
    List<Split> split(Storage storage, Storage.Listed file, double density) throws IOException;

    /**
     * Opens a container.
     *
     * @throws IOException if it is broken or gone; unchecked exceptions mean the same
     */
    RecordCursor open(Storage storage, String uri) throws IOException;

    /** The split in which a record is, by its key; empty if the key is none of this format or there is no such record. */
    default Optional<Split> find(List<Split> splits, String key) {
        long number = Split.number(key);
        return splits.stream()
                .filter(split -> number >= split.first() && number < split.end())
                .findFirst();
    }

    @Override
    default OpenedSource openDataset(Storage storage, SourceRequest request, DatasetFiles found) {
        return ContainerOpening.open(this, storage, request, found);
    }

    @Override
    default PictureStore pictures(String images, DecodeOptions decode, Storage storage) {
        return new ContainerPictures(this, images, decode, storage);
    }
}
