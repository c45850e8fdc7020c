package camaudit.spark.audit;

import camaudit.audit.check.BaselineLines;
import camaudit.audit.check.BaselineRun;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Earlier audits in a folder, a file of one line for each, so that two audits that end at once do not lose each other's. All runs are kept,
 * accepted or not.
 */
public final class BaselineFile {
    private static final long MOST_BYTES = 64L << 20;
    private static final String END = ".jsonl";

    private final Storage storage;
    private final String folder;

    public BaselineFile(Storage storage, String folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /**
     * All earlier runs, oldest first.
     *
     * @throws InputException with every file of the folder that is no record of runs, be it empty, half written or another file
     */
    public List<BaselineRun> read() {
        if (storage.exists(folder) && !storage.isDirectory(folder)) {
            throw new InputException("--baseline " + folder
                    + " is a file, not a folder: name the folder that the earlier audits lie in");
        }
        Problems problems = Problems.few(InputException::of);
        List<BaselineRun> runs = new ArrayList<>();
        storage.names(folder).stream()
                .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
                .sorted()
                .forEach(name -> problems.attempt(() -> runs(name)).ifPresent(runs::addAll));
        problems.throwIfAny();
        runs.sort(Comparator.comparing(BaselineRun::time).thenComparing(BaselineRun::run));
        return runs;
    }

    private List<BaselineRun> runs(String name) {
        String uri = folder + "/" + name;
        if (!name.endsWith(END)) {
            throw new InputException("--baseline: " + uri + " is no record of an audit, which ends in " + END
                    + ": take it out, or name another folder for the baseline");
        }
        try {
            List<BaselineRun> runs =
                    BaselineLines.read(new String(storage.read(uri, MOST_BYTES), StandardCharsets.UTF_8));
            if (runs.isEmpty()) {
                throw new InputException(
                        "--baseline: " + uri
                                + " is empty, an audit broke off while it was written: take it out, or name another folder for the baseline");
            }
            return runs;
        } catch (IllegalArgumentException e) {
            throw new InputException("--baseline: " + uri + ": " + e.getMessage(), e);
        }
    }

    /** Adds a run; one of the same id that was audited before is replaced. */
    public void add(BaselineRun run) {
        storage.write(
                folder + "/audit-" + run.run() + END,
                (BaselineLines.write(run) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
