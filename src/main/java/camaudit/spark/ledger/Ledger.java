package camaudit.spark.ledger;

import camaudit.spark.ledger.UnitRecord.TableFile;
import camaudit.spark.source.Item;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The units that a folder's tables consist of. A file in a table that no unit owns was not committed and is deleted; a unit whose
 * files are not all there is undone, and its items are done again. So a unit can be deleted (its record in {@code _units}, or any of its
 * files) or run again at any time, with the same result.
 */
public final class Ledger {
    private final Storage storage;
    private final String output;
    private final String runId;
    private final Map<String, String> key;
    private final Done done = new Done();
    private final TableFiles tables;

    private int last;
    private long images;
    private int undone;

    private Ledger(Storage storage, String output, String runId, Map<String, String> key) {
        this.storage = storage;
        this.output = output;
        this.runId = runId;
        this.key = new TreeMap<>(key);
        this.tables = new TableFiles(storage, output);
    }

    /**
     * Reads what a folder holds and deletes what is half done.
     *
     * @param key what has to be the same for results to stand in one table: model, methods, preprocessing
     * @throws InputException if the folder's results were made in another way, with the differences
     */
    public static Ledger open(Storage storage, String output, String runId, Map<String, String> key) {
        Ledger ledger = new Ledger(storage, output, runId, key);
        ledger.read();
        storage.delete(output + "/" + OutputFolder.SCRATCH);
        ledger.tables.sweep();
        return ledger;
    }

    private void read() {
        TreeMap<Integer, UnitFile.Read> units = new TreeMap<>();
        for (String name : storage.names(folder())) {
            OptionalInt found = UnitFile.number(name);
            if (found.isPresent()) {
                int number = found.getAsInt();
                last = Math.max(last, number);
                Optional<UnitFile.Read> unit = UnitFile.read(storage, record(number));
                unit.ifPresentOrElse(whole -> units.put(number, whole), () -> undo(number));
            }
        }
        Map<String, Long> present = tables.present();
        for (Damage damage = Damage.of(units, present); damage.any(); damage = Damage.of(units, present)) {
            damage.requireRepairable(output);
            damage.units().forEach(unit -> {
                units.remove(unit);
                undo(unit);
            });
        }
        units.values().forEach(unit -> KeyDifference.require(unit.head().key(), key, output));
        units.values().forEach(this::take);
    }

    private void undo(int unit) {
        storage.delete(record(unit));
        undone++;
    }

    private void take(UnitFile.Read unit) {
        unit.head().forgotten().forEach(done::forget);
        unit.items().forEach(item -> done.add(item.uri(), item.name(), item.state()));
        tables.disown(unit.head().removed());
        tables.own(unit.head().added());
        images += unit.head().images();
    }

    /** What of an item is still to be done: nothing, all of it or, of a part of a container, the images that are not done yet. */
    public List<Item> open(Item item) {
        return done.open(item);
    }

    /**
     * True if what is done of this item's file was done in another state of it, or of parts that this one overlaps without being the
     * same: before the item is done, those results have to go.
     */
    public boolean contradicts(Item item) {
        return done.contradicts(item);
    }

    /** True if this item was done with what is stated of its foreground now. */
    public boolean hasMarks(Item item) {
        return done.hasMarks(item);
    }

    /** How many files of the dataset have results. */
    public long sourceFiles() {
        return done.files();
    }

    /** True if anything of this file of the dataset is done, in whatever state. */
    public boolean knows(String uri) {
        return done.knows(uri);
    }

    /** True if any unit stands, be it without a row. */
    public boolean empty() {
        return last == 0;
    }

    /** How many inputs have rows in the tables, explained or rejected. */
    public long images() {
        return images;
    }

    /** How many units were found half done or damaged, and undone. */
    public int undone() {
        return undone;
    }

    /**
     * Commits what has been written into the tables since the last commit, with the items it comes from.
     *
     * @param inputs how many inputs were explained or rejected, less those whose rows were taken out
     * @param replaced files of the tables, such as {@code explanations/part-0.parquet}, whose rows were written anew or dropped
     * @param forgotten files of the dataset whose earlier results are not in the tables any more
     */
    public void commit(Iterable<Item> items, long inputs, Set<String> replaced, Set<String> forgotten) {
        List<TableFile> added = tables.unowned();
        int number = last + 1;
        UnitRecord head =
                new UnitRecord(number, runId, key, inputs, added, List.copyOf(replaced), List.copyOf(forgotten));
        UnitFile.write(storage, record(number), head, items);
        last = number;
        images += inputs;
        forgotten.forEach(done::forget);
        items.forEach(item -> done.add(item.uri(), item.name(), item.state()));
        tables.delete(replaced);
        tables.own(added);
    }

    /** Files of a table that hold rows, as URIs. */
    public List<String> files(String table) {
        return tables.of(table);
    }

    /** {@code explanations/part-0.parquet} for a file's URI. */
    public static String path(String uri) {
        int name = uri.lastIndexOf('/');
        return uri.substring(uri.lastIndexOf('/', name - 1) + 1);
    }

    private String folder() {
        return output + "/" + OutputFolder.UNITS;
    }

    private String record(int unit) {
        return folder() + "/" + UnitFile.name(unit);
    }
}
