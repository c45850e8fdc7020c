package camaudit.spark.ledger;

import camaudit.spark.ledger.UnitRecord.TableFile;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the records of the units say that the tables of a finished run hold.
 *
 * @param files with their sizes in bytes, by paths such as {@code explanations/part-0.parquet}
 * @param runIds of all runs that committed a unit
 * @param images how many inputs have rows, explained or rejected
 * @param keys what all results have in common, one map where no folder was mixed with another
 * @param broken records that were not written to their end, or are none, each with what is wrong
 */
public record RunRecord(
        Map<String, Long> files, Set<String> runIds, long images, List<Map<String, String>> keys, List<String> broken) {
    public RunRecord {
        files = Map.copyOf(files);
        runIds = Set.copyOf(runIds);
        keys = List.copyOf(keys);
        broken = List.copyOf(broken);
    }

    /** Reads the records in a run's folder; empty where it kept none. */
    public static Optional<RunRecord> read(Storage storage, String output) {
        String folder = output + "/" + OutputFolder.UNITS;
        TreeMap<Integer, String> names = new TreeMap<>();
        storage.names(folder)
                .forEach(name -> UnitFile.number(name).ifPresent(number -> names.put(number, folder + "/" + name)));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<UnitRecord> units = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String uri : names.values()) {
            try {
                UnitFile.head(storage, uri)
                        .ifPresentOrElse(units::add, () -> broken.add(uri + " is not written to its end"));
            } catch (InputException e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
        return Optional.of(of(units, broken));
    }

    private static RunRecord of(List<UnitRecord> units, List<String> broken) {
        Map<String, Long> files = new LinkedHashMap<>();
        for (UnitRecord unit : units) {
            unit.removed().forEach(files::remove);
            for (TableFile file : unit.added()) {
                files.put(file.path(), file.bytes());
            }
        }
        TreeSet<String> runs = new TreeSet<>();
        units.forEach(unit -> runs.add(unit.runId()));
        return new RunRecord(
                files,
                runs,
                units.stream().mapToLong(UnitRecord::images).sum(),
                units.stream().map(UnitRecord::key).distinct().toList(),
                broken);
    }
}
