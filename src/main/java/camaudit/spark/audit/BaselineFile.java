package camaudit.spark.audit;

import camaudit.audit.check.BaselineLines;
import camaudit.audit.check.BaselineRun;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
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
     * @throws InputException if a file of the folder is no record of runs
     */
    public List<BaselineRun> read() {
        List<BaselineRun> runs = new ArrayList<>();
        for (String name : storage.names(folder)) {
            if (name.endsWith(END)) {
                String uri = folder + "/" + name;
                try {
                    runs.addAll(BaselineLines.read(new String(storage.read(uri, MOST_BYTES), StandardCharsets.UTF_8)));
                } catch (IllegalArgumentException e) {
                    throw new InputException("--baseline: " + uri + ": " + e.getMessage(), e);
                }
            }
        }
        runs.sort(Comparator.comparing(BaselineRun::time).thenComparing(BaselineRun::run));
        return runs;
    }

    /** Adds a run; one of the same id that was audited before is replaced. */
    public void add(BaselineRun run) {
        storage.write(
                folder + "/audit-" + run.run() + END,
                (BaselineLines.write(run) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
