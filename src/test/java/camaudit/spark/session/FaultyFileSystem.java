package camaudit.spark.session;

import camaudit.spark.explain.BreakingInput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files under {@code faulty:///}, with faults on demand, each as often as it is asked for over all processes that share the
 * folder {@code fs.faulty.marks}:
 *
 * <ul>
 *   <li>{@code fs.faulty.fails}: opening a file whose name ends so throws, twice
 *   <li>{@code fs.faulty.slow}: opening it takes twenty seconds, once
 *   <li>{@code fs.faulty.passing}: opening it fails, twice
 *   <li>{@code fs.faulty.breaking}: reading it fails behind the first 1,000 bytes, twice
 *   <li>{@code fs.faulty.lost}: opening it fails every time
 *   <li>{@code fs.faulty.full}: as long as this file exists, nothing can be written into a file whose path contains {@code .parquet}
 * </ul>
 */
public final class FaultyFileSystem extends RawLocalFileSystem {
    private static final URI NAME = URI.create("faulty:///");
    private static final Duration SLOW = Duration.ofSeconds(20);
    private static final int FAILURES = 2;
    private static final int WHOLE = 1_000;

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize) throws IOException {
        if (meant("fs.faulty.fails", path) && mark("failed", FAILURES)) {
            throw new IllegalStateException("a fault on purpose at " + path);
        }
        if (meant("fs.faulty.slow", path) && mark("slow", 1)) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        if (meant("fs.faulty.lost", path) || (meant("fs.faulty.passing", path) && mark("passed", FAILURES))) {
            throw failure(path);
        }
        FSDataInputStream in = super.open(path, bufferSize);
        boolean breaks = meant("fs.faulty.breaking", path) && mark("broken", FAILURES);
        return breaks ? new FSDataInputStream(new BreakingInput(in, WHOLE, failure(path))) : in;
    }

    @Override
    public FSDataOutputStream create(
            org.apache.hadoop.fs.Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return limited(path, super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress));
    }

    @Override
    public FSDataOutputStream create(
            org.apache.hadoop.fs.Path path,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return limited(path, super.create(path, overwrite, bufferSize, replication, blockSize, progress));
    }

    private FSDataOutputStream limited(org.apache.hadoop.fs.Path path, FSDataOutputStream out) throws IOException {
        String full = getConf().get("fs.faulty.full", "");
        boolean limited = !full.isEmpty() && path.toString().contains(".parquet");
        return limited ? new FSDataOutputStream(new Disk(out, Path.of(full)), null) : out;
    }

    private static IOException failure(org.apache.hadoop.fs.Path path) {
        return new IOException("a failure on purpose at " + path);
    }

    private boolean meant(String setting, org.apache.hadoop.fs.Path path) {
        String end = getConf().get(setting, "");
        return !end.isEmpty() && path.getName().endsWith(end);
    }

    /** True for the first so many who ask. */
    private boolean mark(String name, int times) throws IOException {
        Path marks = Path.of(getConf().get("fs.faulty.marks"));
        for (int i = 1; i <= times; i++) {
            if (made(marks.resolve(name + "-" + i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean made(Path mark) throws IOException {
        try {
            Files.createFile(mark);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static final class Disk extends FilterOutputStream {
        private final Path full;

        Disk(OutputStream out, Path full) {
            super(out);
            this.full = full;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (Files.exists(full)) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, from, length);
        }
    }
}
