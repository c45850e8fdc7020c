package camaudit.spark.source.container;

import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** A kind of file that holds many images. */
public interface ContainerFormat extends Serializable {

    /** What its containers are called, e.g. {@code tar shards}. */
    String plural();

    /** True if the records of a container have numbers: then {@link #cut} knows exactly how many there are. */
    boolean numbered();

    /**
     * The parts of a container, in order and without gaps, cut the same way in every run; on the driver.
     *
     * @param density images a byte, about, where records are not numbered
     * @throws IOException if the container is broken; unchecked exceptions mean the same
     */
    List<Split> cut(Storage storage, Storage.Listed file, double density) throws IOException;

    /**
     * Opens a container.
     *
     * @throws IOException if it is broken or gone; unchecked exceptions mean the same
     */
    RecordCursor open(Storage storage, String uri) throws IOException;

    /** The span in which a record is, by its key; empty if the key is none of this format or there is no such record. */
    default Optional<Split> find(List<Split> spans, String key) {
        long number = Split.number(key);
        return spans.stream()
                .filter(span -> number >= span.first() && number < span.end())
                .findFirst();
    }
}
