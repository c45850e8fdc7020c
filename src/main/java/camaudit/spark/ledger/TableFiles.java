package camaudit.spark.ledger;

import camaudit.spark.ledger.UnitRecord.TableFile;
import camaudit.spark.storage.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a folder's tables, by paths such as {@code explanations/part-0.parquet}, and which of them units own. */
final class TableFiles {
    private final Storage storage;
    private final String output;
    private final Set<String> owned = new LinkedHashSet<>();

    TableFiles(Storage storage, String output) {
        this.storage = storage;
        this.output = output;
    }

    /** The sizes in bytes of all files that lie in the tables now. */
    Map<String, Long> present() {
        Map<String, Long> present = new LinkedHashMap<>();
        for (String table : OutputFolder.TABLES) {
            storage.filesIn(output + "/" + table)
                    .forEach(file -> present.put(
                            table + "/" + file.uri().substring(file.uri().lastIndexOf('/') + 1), file.length()));
        }
        return present;
    }

    void own(Collection<TableFile> files) {
        files.forEach(file -> owned.add(file.path()));
    }

    void disown(Collection<String> paths) {
        paths.forEach(owned::remove);
    }

    /** Deletes files that units owned. */
    void delete(Collection<String> paths) {
        disown(paths);
        paths.forEach(path -> storage.delete(output + "/" + path));
    }

    /** Deletes what lies in the tables without belonging to a unit. */
    void sweep() {
        for (String table : OutputFolder.TABLES) {
            for (String name : storage.names(output + "/" + table)) {
                String path = table + "/" + name;
                if (!owned.contains(path)) {
                    storage.delete(output + "/" + path);
                }
            }
        }
    }

    /** The files with rows that no unit owns yet. */
    List<TableFile> unowned() {
        List<TableFile> unowned = new ArrayList<>();
        present().forEach((path, bytes) -> {
            String name = path.substring(path.indexOf('/') + 1);
            if (!owned.contains(path) && !name.startsWith("_") && !name.startsWith(".")) {
                unowned.add(new TableFile(path, bytes));
            }
        });
        return unowned;
    }

    /** The owned files of a table, as URIs. */
    List<String> of(String table) {
        return owned.stream()
                .filter(path -> path.startsWith(table + "/"))
                .map(path -> output + "/" + path)
                .toList();
    }
}
