package camaudit.spark.integrity;

import camaudit.spark.ledger.RunRecord;
import camaudit.spark.storage.Storage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a table as they lie there, and as the run wrote them.
 *
 * @param present sizes in bytes by paths below the output folder
 * @param written likewise; empty where the run kept no record of this table
 * @param folders names of folders in the table, of which Spark may read files as well
 */
record TableFolder(SortedMap<String, Long> present, Optional<SortedMap<String, Long>> written, List<String> folders) {
    TableFolder {
        present = Collections.unmodifiableSortedMap(new TreeMap<>(present));
        written = written.map(files -> Collections.unmodifiableSortedMap(new TreeMap<>(files)));
        folders = List.copyOf(folders);
    }

    static TableFolder of(Storage storage, String output, String table, Optional<RunRecord> record) {
        TreeMap<String, Long> present = new TreeMap<>();
        List<String> names = storage.names(output + "/" + table).stream()
                .filter(name -> !isHidden(name))
                .sorted()
                .toList();
        storage.filesIn(output + "/" + table).forEach(file -> {
            String name = file.uri().substring(file.uri().lastIndexOf('/') + 1);
            if (!isHidden(name)) {
                present.put(table + "/" + name, file.length());
            }
        });
        return new TableFolder(
                present,
                record.map(found -> ofTable(found.files(), table)),
                names.stream()
                        .filter(name -> !present.containsKey(table + "/" + name))
                        .toList());
    }

    private static SortedMap<String, Long> ofTable(Map<String, Long> files, String table) {
        TreeMap<String, Long> own = new TreeMap<>(files);
        own.keySet().removeIf(path -> !path.startsWith(table + "/"));
        return own;
    }

    private static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }

    /** Files that the run wrote and that are gone. */
    List<String> lost() {
        return written.stream()
                .flatMap(files -> files.keySet().stream())
                .filter(path -> !present.containsKey(path))
                .toList();
    }

    /** Files of another size than the run left them with. */
    List<String> changed() {
        return written.stream()
                .flatMap(files -> files.entrySet().stream())
                .filter(file -> present.containsKey(file.getKey()))
                .filter(file -> !file.getValue().equals(present.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Files that the run did not write. */
    List<String> strange() {
        return written.stream()
                .flatMap(files -> present.keySet().stream().filter(path -> !files.containsKey(path)))
                .toList();
    }

    /** True of a file that is as the run left it, by its size. */
    boolean isAsWritten(String path) {
        return written.filter(
                        files -> files.containsKey(path) && files.get(path).equals(present.get(path)))
                .isPresent();
    }
}
