package camaudit.spark.ledger;

import camaudit.spark.ledger.UnitRecord.TableFile;
import camaudit.text.InputException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Units that are not as their records say, by what lies in the tables. */
record Damage(Set<Integer> units, Set<String> rewritten) {
    static Damage of(Map<Integer, UnitFile.Read> units, Map<String, Long> present) {
        Set<String> removed = new HashSet<>();
        units.values().forEach(unit -> removed.addAll(unit.head().removed()));
        Set<Integer> damaged = new HashSet<>();
        Set<String> rewritten = new HashSet<>(removed);
        units.values().forEach(unit -> unit.head().added().forEach(file -> rewritten.remove(file.path())));
        units.forEach((number, unit) -> {
            List<TableFile> lost = unit.head().added().stream()
                    .filter(file -> !removed.contains(file.path()))
                    .filter(file -> !Long.valueOf(file.bytes()).equals(present.get(file.path())))
                    .toList();
            if (!lost.isEmpty()) {
                damaged.add(number);
                boolean entangled = !unit.head().removed().isEmpty()
                        || unit.head().added().stream().anyMatch(file -> removed.contains(file.path()));
                if (entangled) {
                    rewritten.add(lost.get(0).path());
                }
            }
        });
        return new Damage(damaged, rewritten);
    }

    boolean any() {
        return !units.isEmpty() || !rewritten.isEmpty();
    }

    /**
     * Stops where a lost file holds rows of several units, which cannot be told apart when one of the units is done again.
     *
     * @throws InputException if there is such a file
     */
    void requireRepairable(String output) {
        if (!rewritten.isEmpty()) {
            throw new InputException("--resume: " + output + "/"
                    + rewritten.iterator().next()
                    + " or the record of its unit in " + OutputFolder.UNITS
                    + " is missing or changed, and since images changed rows of several units stand in one file: restore it, "
                    + "or say --overwrite to do everything again");
        }
    }
}
