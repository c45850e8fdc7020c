package camaudit.spark.audit;

import camaudit.audit.AuditReport;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The output folder of an audit: {@code audit.json}, written last, the report, and tables. */
public final class AuditFolder {
    /** How far the writing of an audit has come. */
    public enum State {
        /** Nothing is written; what an earlier audit left is as it was. */
        UNTOUCHED,
        /** What an earlier audit left is deleted, this one is being written. */
        UNFINISHED,
        WHOLE
    }

    /** The report's default name. */
    public static final String REPORT = "report.html";

    static final String CHECKS = "checks";
    static final String SLICES = "slices";
    static final String COMPARISONS = "comparisons";
    static final String STRATEGIES = "strategies";

    private static final List<String> TABLES = List.of(CHECKS, SLICES, COMPARISONS, STRATEGIES);

    /** The file that marks an audit as being written. */
    private static final String UNFINISHED = "_unfinished";

    private static final List<String> OTHERS = List.of(AuditReport.FILE, REPORT, UNFINISHED);

    private final Storage storage;
    private final String uri;
    private volatile State state = State.UNTOUCHED;

    private AuditFolder(Storage storage, String uri) {
        this.storage = storage;
        this.uri = uri;
    }

    /**
     * Makes sure that nothing is overwritten by accident.
     *
     * @throws InputException if the folder holds anything that no audit wrote, or an earlier audit and {@code overwrite} is false
     */
    public static AuditFolder check(Storage storage, String uri, boolean overwrite) {
        List<String> names = storage.names(Objects.requireNonNull(uri));
        names.stream()
                .filter(name -> !TABLES.contains(name) && !OTHERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InputException(
                            "--output " + uri + " holds " + name + ", which no audit wrote: choose a new folder");
                });
        boolean broken = names.contains(UNFINISHED);
        if (!names.isEmpty() && !overwrite && !broken) {
            throw new InputException("--output " + uri
                    + " exists and holds an earlier audit: choose a new folder, or say --overwrite to replace it");
        }
        return new AuditFolder(storage, uri);
    }

    /** Deletes an earlier audit, its {@code audit.json} first, and begins a new one. */
    public void clear() {
        write(
                uri + "/" + UNFINISHED,
                "An audit is being written here, or broke off: without audit.json this is none.\n");
        state = State.UNFINISHED;
        storage.delete(uri + "/" + AuditReport.FILE);
        storage.delete(uri + "/" + REPORT);
        TABLES.forEach(table -> storage.delete(uri + "/" + table));
    }

    /** Writes a text file. */
    public void write(String file, String content) {
        storage.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the audit. */
    public void finish(AuditReport report) {
        write(uri + "/" + AuditReport.FILE, report.toJson());
        storage.delete(uri + "/" + UNFINISHED);
        state = State.WHOLE;
    }

    /** How far the writing of this audit has come. */
    public State state() {
        return state;
    }

    String table(String name) {
        return uri + "/" + name;
    }
}
