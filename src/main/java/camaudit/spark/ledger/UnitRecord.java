package camaudit.spark.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The head of a unit's record.
 *
 * @param unit its number, from 1
 * @param runId of the run that did it
 * @param key what all units of a folder have in common
 * @param images how many inputs it has explained or rejected, less those whose rows it took out of the tables
 * @param added the files it brought
 * @param removed files, by {@link TableFile#path}, whose rows it replaced by its own
 * @param forgotten files of the dataset whose earlier results it took out
 */
record UnitRecord(
        int unit,
        String runId,
        Map<String, String> key,
        long images,
        List<TableFile> added,
        List<String> removed,
        List<String> forgotten) {

    UnitRecord {
        Objects.requireNonNull(runId);
        key = Map.copyOf(key);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        forgotten = List.copyOf(forgotten);
    }

    /**
     * A file of one of the tables.
     *
     * @param path below the output folder
     */
    record TableFile(String path, long bytes) {}
}
