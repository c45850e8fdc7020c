package camaudit.spark.ledger;

import camaudit.provenance.RunReport;
import camaudit.spark.storage.Storage;
import camaudit.spec.OutputMode;
import camaudit.text.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of an explain run, guarded against overwriting what it did not write. */
public final class OutputFolder {
    /** The table of explanations. */
    public static final String EXPLANATIONS = "explanations";
    /** The table of rejections. */
    public static final String REJECTIONS = "rejections";
    /** The table that measures maps by the network and beside controls; it is written all at once, not by units. */
    public static final String FAITHFULNESS = "faithfulness";
    /** The table that tests masks and boxes; likewise. */
    public static final String MASKS = "masks";
    /** Where tasks put rejected inputs until their unit is committed. */
    public static final String SCRATCH = "_rejected";

    /** The records of the units. */
    public static final String UNITS = "_units";

    static final List<String> TABLES = List.of(EXPLANATIONS, REJECTIONS);
    private static final List<String> WHOLE = List.of(FAITHFULNESS, MASKS);
    private static final List<String> OURS =
            List.of(RunReport.FILE, EXPLANATIONS, REJECTIONS, FAITHFULNESS, MASKS, SCRATCH, UNITS, OutputLock.NAME);
    private static final Pattern SPARKS = Pattern.compile("part-|unit-|[._]");

    private OutputFolder() {}

    /**
     * Makes sure that nothing is overwritten by accident.
     *
     * @throws InputException if the folder holds anything that is not of an earlier run, an earlier run and {@code mode} is {@code
     *     NEW}, or one that cannot be continued and {@code mode} is {@code RESUME}
     */
    public static void check(Storage storage, String output, OutputMode mode) {
        List<String> names = storage.names(output);
        List<String> strange = names.stream()
                .flatMap(n -> OURS.contains(n) ? foreign(storage, output, n) : Stream.of(n))
                .toList();
        if (!strange.isEmpty()) {
            throw new InputException("--output " + output + " holds " + strange.get(0)
                    + ", which no run of camaudit wrote: choose a new folder");
        }
        boolean holds = names.stream().anyMatch(name -> !name.equals(OutputLock.NAME));
        if (holds && mode == OutputMode.NEW) {
            throw new InputException(
                    "--output " + output + " exists and holds "
                            + (names.contains(RunReport.FILE) ? "an" : "the beginning of an")
                            + " earlier run: choose a new folder, or say --resume to go on with it or --overwrite to replace it");
        }
        if (holds && mode == OutputMode.RESUME && !names.contains(UNITS) && names.contains(RunReport.FILE)) {
            throw new InputException(
                    "--resume: the run in " + output
                            + " kept no record of its units (an earlier version wrote it): choose a new folder, or say --overwrite");
        }
    }

    /** How many inputs an earlier run's tables hold, explained or rejected, as the records of its units say; 0 where there is none. */
    public static long imagesIn(Storage storage, String output) {
        return UnitFile.images(storage, output + "/" + UNITS);
    }

    /** The names in one of our folders that Spark did not write there. */
    private static Stream<String> foreign(Storage storage, String output, String ours) {
        return ours.equals(OutputLock.NAME)
                ? Stream.of()
                : storage.names(output + "/" + ours).stream()
                        .filter(name ->
                                !name.equals(ours) && !SPARKS.matcher(name).lookingAt())
                        .map(name -> ours + "/" + name);
    }

    /** Deletes the earlier run in a folder that {@link #check} accepted; its {@code run.json} first. The lock stays. */
    public static void clear(Storage storage, String output) {
        OURS.stream()
                .filter(name -> !name.equals(OutputLock.NAME))
                .forEach(name -> storage.delete(output + "/" + name));
    }

    /** Marks the run in this folder as finished by writing its report. */
    public static void finish(Storage storage, String output, String report) {
        storage.write(output + "/" + RunReport.FILE, report.getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes a table that is written all at once. */
    public static void clear(Storage storage, String output, String table) {
        storage.delete(output + "/" + table);
    }

    /** True if a table that is written all at once is there, and whole. */
    public static boolean has(Storage storage, String output, String table) {
        return storage.names(output + "/" + table).contains("_SUCCESS");
    }

    /** Marks the run in this folder as unfinished again, and deletes tables written all at once that are not whole. */
    public static void reopen(Storage storage, String output) {
        storage.delete(output + "/" + RunReport.FILE);
        for (String table : WHOLE) {
            if (!has(storage, output, table)) {
                clear(storage, output, table);
            }
        }
    }
}
