package camaudit.spark.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file through passing failures: it is opened again and read on from the byte where reading stopped. */
final class RetryingInput extends FSInputStream {
    private final FileSystem fs;
    private final Path path;
    private @Nullable FSDataInputStream in;
    private long position;

    private RetryingInput(FileSystem fs, Path path) {
        this.fs = fs;
        this.path = path;
    }

    static FSDataInputStream open(FileSystem fs, Path path) throws IOException {
        RetryingInput input = new RetryingInput(fs, path);
        input.persist(stream -> 0L);
        return new FSDataInputStream(input);
    }

    private interface Use {
        long of(FSDataInputStream stream) throws IOException;
    }

    private long persist(Use use) throws IOException {
        return Retry.persist(() -> {
            FSDataInputStream stream = in;
            try {
                if (stream == null) {
                    stream = fs.open(path);
                    in = stream;
                    if (position > 0) {
                        stream.seek(position);
                    }
                }
                return use.of(stream);
            } catch (IOException e) {
                drop(e);
                throw e;
            }
        });
    }

    private void drop(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public int read() throws IOException {
        int value = (int) persist(FSDataInputStream::read);
        position += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = (int) persist(stream -> stream.read(into, from, length));
        position += Math.max(0, count);
        Retry.succeeded();
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long count = persist(stream -> stream.skip(bytes));
        position += count;
        return count;
    }

    @Override
    public void seek(long to) throws IOException {
        persist(stream -> {
            stream.seek(to);
            return to;
        });
        position = to;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public boolean seekToNewSource(long target) {
        return false;
    }

    /** Called by readers of joined gzip files. */
    @Override
    public int available() throws IOException {
        return (int) persist(FSDataInputStream::available);
    }

    @Override
    public void close() throws IOException {
        FSDataInputStream closing = in;
        in = null;
        if (closing != null) {
            closing.close();
        }
    }
}
