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

    static final List<String> TABLES = List.of(CHECKS, SLICES, COMPARISONS, STRATEGIES);

    /** The file that marks an audit as being written. */
    static final String UNFINISHED = "_unfinished";

    private final Storage storage;
    private final String uri;
    private final String report;
    private volatile State state = State.UNTOUCHED;

    private AuditFolder(Storage storage, String uri, String report) {
        this.storage = storage;
        this.uri = uri;
        this.report = report;
    }

    /**
     * Makes sure that nothing is overwritten by accident.
     *
     * @param report the HTML file, in the folder or elsewhere
     * @throws InputException if the folder or one of its tables holds anything that no audit wrote, the report would replace a file that
     *     is none, or there is an earlier audit and {@code overwrite} is false
     */
    public static AuditFolder check(Storage storage, String uri, String report, boolean overwrite) {
        List<String> names = storage.names(Objects.requireNonNull(uri));
        boolean broken = names.contains(UNFINISHED);
        new AuditTraces(storage, uri, report, broken).requireOurs(names);
        if (!broken && !overwrite) {
            if (!names.isEmpty()) {
                throw new InputException("--output " + uri
                        + " exists and holds an earlier audit: choose a new folder, or say --overwrite to replace it");
            }
            if (storage.exists(report)) {
                throw new InputException(
                        "--report " + report
                                + " exists and is that of an earlier audit: choose another name, or say --overwrite to replace it");
            }
        }
        return new AuditFolder(storage, uri, report);
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

    /** Writes the HTML report. */
    public void report(String page) {
        write(report, page);
    }

    private void write(String file, String content) {
        storage.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the audit. */
    public void finish(AuditReport audit) {
        write(uri + "/" + AuditReport.FILE, audit.toJson());
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
