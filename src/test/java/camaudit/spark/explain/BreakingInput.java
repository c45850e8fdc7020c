package camaudit.spark.explain;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;

/** Reads up to a place in a file and fails there. */
public final class BreakingInput extends FSInputStream {
    private final FSDataInputStream in;
    private final long end;
    private final IOException failure;

    public BreakingInput(FSDataInputStream in, long end, IOException failure) {
        this.in = in;
        this.end = end;
        this.failure = failure;
    }

    @Override
    public int read() throws IOException {
        left();
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return in.read(into, from, (int) Math.min(length, left()));
    }

    private long left() throws IOException {
        long left = end - in.getPos();
        if (left <= 0) {
            throw failure;
        }
        return left;
    }

    @Override
    public void seek(long to) throws IOException {
        in.seek(to);
    }

    @Override
    public long getPos() throws IOException {
        return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long target) {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
