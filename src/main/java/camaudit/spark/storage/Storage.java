package camaudit.spark.storage;

import camaudit.text.Credentials;
import camaudit.text.InputException;
import camaudit.text.Redaction;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files on any Hadoop file system, named by URI; a plain path is on the default one. */
public final class Storage {
    private static final Pattern GLOB = Pattern.compile("[\\[\\]{}*?\\\\]");

    private final Configuration hadoop;

    /** Files reached with this configuration. */
    public Storage(Configuration hadoop) {
        this.hadoop = Objects.requireNonNull(hadoop);
    }

    /** Files reached with Hadoop's configuration as it lies on the class path, where no Spark session is open. */
    public static Storage standalone() {
        return new Storage(new Configuration());
    }

    /** The URI with scheme and authority, without a trailing slash. */
    public String qualify(String uri) {
        return run(uri, (fs, path) -> fs.makeQualified(path).toString());
    }

    public boolean exists(String uri) {
        return run(uri, FileSystem::exists);
    }

    public boolean isDirectory(String uri) {
        return run(uri, (fs, path) -> fs.exists(path) && fs.getFileStatus(path).isDirectory());
    }

    /** Size and time of a file or folder. */
    public Listed status(String uri) {
        return run(uri, (fs, path) -> Listed.of(fs.getFileStatus(path)));
    }

    /** Opens a file; what fails in passing, now or in reading, is tried again for some seconds. */
    public FSDataInputStream open(String uri) {
        return run(uri, RetryingInput::open);
    }

    /**
     * The whole file.
     *
     * @throws InputException if it is larger than {@code limit} bytes
     */
    public byte[] read(String uri, long limit) {
        return run(uri, (fs, path) -> {
            FileStatus status = fs.getFileStatus(path);
            if (status.isDirectory()) {
                throw new InputException(uri + " is a folder, a file was expected");
            }
            if (status.getLen() > limit) {
                throw new InputException(
                        uri + " has " + status.getLen() + " bytes, more than the limit of " + limit + " bytes");
            }
            try (InputStream in = RetryingInput.open(fs, path)) {
                return in.readAllBytes();
            }
        });
    }

    /** Writes a file whole, replacing one that exists; without a checksum file beside it, so that others may edit it. */
    public void write(String uri, byte[] content) {
        write(uri, out -> out.write(content));
    }

    /** What is written into a file. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Writes a file likewise, piece by piece. */
    public void write(String uri, Content content) {
        run(uri, (fs, path) -> {
            FileWriting.replace(fs, path, content);
            return true;
        });
    }

    /** Deletes a file or a folder with all it holds; nothing happens where there is none. */
    public void delete(String uri) {
        run(uri, (fs, path) -> fs.delete(path, true));
    }

    /** The names of what a folder holds, sorted; hidden ones (starting with . or _) left out. */
    public List<String> folders(String uri) {
        return run(uri, FolderContents::folders);
    }

    /** A file with its size in bytes and its time, milliseconds since 1970. */
    public record Listed(String uri, long length, long modified) {
        static Listed of(FileStatus status) {
            return new Listed(status.getPath().toString(), status.getLen(), status.getModificationTime());
        }
    }

    /**
     * All files below a folder, the file itself, or what a pattern matches and what is below that, in the order of their names; without
     * hidden ones and what is in hidden folders.
     *
     * @param progress receives how far a long listing has come
     * @throws InputException if there is no such file or folder, or nothing matches
     */
    public FileList list(String uri, Consumer<String> progress) {
        return run(uri, (fs, path) -> {
            if (Glob.isPattern(uri) && !exists(uri)) {
                return Glob.list(hadoop, uri, progress);
            }
            FileStatus root = fs.getFileStatus(path);
            return Listing.of(hadoop, root, List.of(root), progress);
        });
    }

    /** True if it is a pattern, not a path that exists. */
    public boolean isPattern(String uri) {
        return Glob.isPattern(uri) && !exists(uri);
    }

    /** A path for Spark to read that stands for itself: the characters of glob patterns escaped. */
    public static String literal(String uri) {
        return GLOB.matcher(uri).replaceAll("\\\\$0");
    }

    /**
     * Makes a file that is not there yet, without a checksum file beside it either.
     *
     * @return false if it is there
     */
    public boolean create(String uri, byte[] content) {
        return run(uri, (fs, path) -> FileWriting.create(fs, path, content));
    }

    /** How long after {@link #create} it is clear who of two was first: not at all where the file system decides it. */
    public Duration settling(String uri) {
        return run(uri, (fs, path) -> switch (fs.getScheme()) {
            case "hdfs", "viewfs" -> Duration.ZERO;
            case "file" -> Duration.ofMillis(50);
            default -> Duration.ofSeconds(1);
        });
    }

    /** The files that lie in a folder itself, hidden or not; empty where there is no such folder. */
    public List<Listed> filesIn(String uri) {
        return run(uri, FolderContents::files);
    }

    /** The names of everything a folder holds, hidden or not; empty where there is no such folder. */
    public List<String> names(String uri) {
        return run(uri, FolderContents::names);
    }

    /** The configuration by which files are reached, for readers that open files themselves. */
    public Configuration configuration() {
        return hadoop;
    }

    private <T> T run(String uri, Use<T> use) {
        requireNoCredentials(uri);
        try {
            Path path = new Path(uri);
            FileSystem fs = path.getFileSystem(hadoop);
            requireNoCredentials(fs.getUri().toString());
            return use.apply(fs, path);
        } catch (FileNotFoundException e) {
            throw new InputException(uri + ": there is no such file or folder", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(uri + ": " + e.getMessage(), e);
        }
    }

    private static void requireNoCredentials(String uri) {
        Credentials.in(uri).ifPresent(found -> {
            throw new InputException(Redaction.of(uri) + " holds " + found + ": " + Credentials.REMEDY);
        });
    }

    private interface Use<T> {
        T apply(FileSystem fs, Path path) throws IOException;
    }
}
