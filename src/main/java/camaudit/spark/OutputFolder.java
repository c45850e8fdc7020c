package camaudit.spark;

import camaudit.image.InputException;
import camaudit.provenance.RunReport;
import camaudit.spark.storage.Storage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of an explain run, guarded against overwriting what it did not write. */
public final class OutputFolder {
    /** Where tasks put rejected inputs while a run goes on. */
    static final String SCRATCH = "_rejected";

    private static final List<String> OURS =
            List.of(RunReport.FILE, ExplanationTable.NAME, RejectionTable.NAME, SCRATCH);
    private static final Pattern SPARKS = Pattern.compile("part-|[._]");

    private OutputFolder() {}

    /**
     * Makes sure that nothing is overwritten by accident.
     *
     * @param overwrite true if an earlier run may be replaced
     * @throws InputException if the folder holds anything that is not of an earlier run, or an earlier run and {@code overwrite} is
     *     false
     */
    public static void check(Storage storage, String output, boolean overwrite) {
        List<String> names = storage.names(output);
        List<String> strange = names.stream()
                .flatMap(n -> OURS.contains(n) ? foreign(storage, output, n) : Stream.of(n))
                .toList();
        if (!strange.isEmpty()) {
            throw new InputException("--output " + output + " holds " + strange.get(0)
                    + ", which no run of camaudit wrote: choose a new folder");
        }
        if (!names.isEmpty() && !overwrite) {
            throw new InputException("--output " + output
                    + " exists and holds an earlier run: choose a new folder, or say --overwrite to replace it");
        }
    }

    /** What Spark did not write in a folder that bears the name of one of ours. */
    private static Stream<String> foreign(Storage storage, String output, String ours) {
        return storage.names(output + "/" + ours).stream()
                .filter(name -> !name.equals(ours) && !SPARKS.matcher(name).lookingAt())
                .map(name -> ours + "/" + name);
    }

    /** Deletes the earlier run in a folder that {@link #check} accepted; its {@code run.json} first. */
    public static void clear(Storage storage, String output) {
        OURS.forEach(name -> storage.delete(output + "/" + name));
    }
}
