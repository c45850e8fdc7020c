package camaudit.spark.audit;

import camaudit.audit.AuditReport;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Problems;
import camaudit.vocabulary.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what an earlier audit wrote from what is somebody else's, which is never deleted. */
final class AuditTraces {
    private static final String SUCCESS = "_SUCCESS";
    private static final Pattern SPARKS =
            Pattern.compile("part-\\d{5}-[0-9a-f-]{36}\\S*\\.parquet|" + SUCCESS + "|\\..*\\.crc");
    /** What Spark leaves in a table that was not written to its end. */
    private static final Pattern HALF = Pattern.compile("_temporary|\\..*");

    private static final Pattern PAGE =
            Pattern.compile("<meta name=\"generator\" content=\"CamAudit\">|Made by CamAudit\\.");
    private static final String AUDIT = '"' + Columns.RUN_ID.name() + '"';
    private static final int BEGINNING = 64 << 10;

    private final Storage storage;
    private final String uri;
    private final String report;
    private final boolean broken;
    /** The folder and the report as the file system names them. */
    private final String folder;

    private final String place;

    /**
     * Looks into a folder.
     *
     * @param report the HTML file that will be written
     * @param broken whether the audit in the folder broke off
     */
    AuditTraces(Storage storage, String uri, String report, boolean broken) {
        this.storage = storage;
        this.uri = uri;
        this.report = report;
        this.broken = broken;
        this.folder = storage.qualify(uri);
        this.place = storage.qualify(report);
    }

    /**
     * Ends quietly if an audit wrote all that would be replaced.
     *
     * @param names what the folder holds
     * @throws InputException with everything else
     */
    void requireOurs(List<String> names) {
        Problems problems = Problems.few(InputException::of);
        for (String name : names) {
            if (AuditFolder.TABLES.contains(name)) {
                table(name, problems);
            } else if (!isOurs(name)) {
                problems.add("--output " + uri + " holds " + name + ", which no audit wrote: choose a new folder");
            }
        }
        if (storage.isDirectory(report)) {
            problems.add("--report " + report + " is a folder: give the name of a file");
        } else if (AuditFolder.TABLES.stream().anyMatch(table -> place.startsWith(folder + "/" + table + "/"))) {
            problems.add("--report " + report + " lies in one of the audit's tables: choose another place");
        } else if (!isInFolder() && storage.exists(report) && !isPage(report)) {
            problems.add("--report " + report + " exists and is no report of an audit: choose another name");
        }
        problems.throwIfAny();
    }

    private boolean isOurs(String name) {
        String file = uri + "/" + name;
        if (name.equals(AuditFolder.UNFINISHED)) {
            return true;
        }
        boolean page = name.equals(AuditFolder.REPORT) || (folder + "/" + name).equals(place);
        if ((!page && !name.equals(AuditReport.FILE)) || storage.isDirectory(file)) {
            return false;
        }
        return broken || (page ? isPage(file) : beginning(file).contains(AUDIT));
    }

    private boolean isInFolder() {
        return place.startsWith(folder + "/") && place.indexOf('/', folder.length() + 1) < 0;
    }

    private void table(String name, Problems problems) {
        String table = uri + "/" + name;
        if (!storage.isDirectory(table)) {
            problems.add("--output " + uri + " holds the file " + name + ", which no audit wrote: choose a new folder");
            return;
        }
        List<String> names = storage.names(table);
        Optional<String> strange =
                names.stream().filter(file -> !isSparks(table, file)).findFirst();
        if (strange.isPresent()) {
            problems.add("--output " + uri + " holds " + name + "/" + strange.get()
                    + ", which no audit wrote: choose a new folder");
        } else if (!broken && !names.isEmpty() && !names.contains(SUCCESS)) {
            problems.add("--output " + uri + " holds the folder " + name
                    + ", which no audit wrote to its end (it has no " + SUCCESS + "): choose a new folder");
        }
    }

    private boolean isSparks(String table, String name) {
        return SPARKS.matcher(name).matches()
                ? !storage.isDirectory(table + "/" + name)
                : broken && HALF.matcher(name).matches();
    }

    private boolean isPage(String file) {
        return PAGE.matcher(beginning(file)).find()
                || PAGE.matcher(ending(file)).find();
    }

    private String beginning(String file) {
        return read(file, 0);
    }

    private String ending(String file) {
        return read(file, Math.max(0, storage.status(file).length() - BEGINNING));
    }

    private String read(String file, long from) {
        try (InputStream in = storage.open(file)) {
            in.skipNBytes(from);
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
