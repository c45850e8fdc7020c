package camaudit.spark.source.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets a tar reader have only so many bytes where it reads headers, which a forged archive can make endless, and watches for the zeros
 * that end an archive.
 */
final class Budget extends FilterInputStream {
    private static final int RECORD = 512;

    private long left = Long.MAX_VALUE;
    private long zeros;
    private boolean ended;
    private boolean more;

    Budget(InputStream in) {
        super(in);
    }

    /** Allows this many bytes from here on; zeros are counted anew. */
    void allow(long bytes) {
        left = bytes;
        zeros = 0;
        ended = false;
    }

    /** True if a whole record of zeros was read since the last {@link #allow}. */
    boolean ended() {
        return ended;
    }

    /** True if anything but zeros came after the end. */
    boolean more() {
        return more;
    }

    /** Reads to the end of the stream. */
    void drain() throws IOException {
        left = Long.MAX_VALUE;
        byte[] buffer = new byte[1 << 16];
        int count = read(buffer, 0, buffer.length);
        while (count >= 0) {
            count = read(buffer, 0, buffer.length);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0 && length > 0) {
            throw new IOException("a header is longer than " + TarContainer.HEADERS + " bytes");
        }
        int count = super.read(target, offset, (int) Math.min(length, left));
        if (count > 0) {
            left -= count;
            watch(target, offset, count);
        }
        return count;
    }

    private void watch(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] == 0) {
                zeros++;
                ended |= zeros >= RECORD;
            } else {
                more |= ended;
                zeros = 0;
            }
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(count, 1 << 16))];
        long skipped = 0;
        while (skipped < count) {
            int now = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (now < 0) {
                return skipped;
            }
            skipped += now;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
