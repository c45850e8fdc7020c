package camaudit.spark.source.tar;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.hadoop.fs.FSDataInputStream;

/** The members of a tar archive, unzipped where it is gzipped, with no more memory than what is asked for. */
final class TarBytes implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** What deflate can make of a byte. */
    private static final long MOST_EXPANSION = 1032;

    private final FSDataInputStream file;
    private final long mostBytes;
    private final Budget budget;
    private final TarArchiveInputStream tar;
    private boolean any;

    TarBytes(FSDataInputStream file, long bytes) throws IOException {
        this.file = file;
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(2);
        byte[] magic = buffered.readNBytes(2);
        buffered.reset();
        boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        InputStream content = gzip ? gunzip(buffered) : buffered;
        this.mostBytes = gzip ? bytes * MOST_EXPANSION : bytes;
        this.budget = new Budget(content);
        this.tar = new TarArchiveInputStream(budget, StandardCharsets.UTF_8.name());
    }

    /** All members of a gzip file, which may have several. */
    private static InputStream gunzip(InputStream in) throws IOException {
        try {
            return new CompressorStreamFactory(true).createCompressorInputStream(CompressorStreamFactory.GZIP, in);
        } catch (CompressorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * The next member; empty at the end.
     *
     * @throws IOException if the archive is broken, has no end, or goes on after it
     */
    Optional<TarArchiveEntry> next() throws IOException {
        if (any) {
            skipRest();
        }
        budget.allow(TarContainer.HEADERS);
        ArchiveEntry next = tar.getNextEntry();
        if (!(next instanceof TarArchiveEntry entry)) {
            requireEnd();
            return Optional.empty();
        }
        any = true;
        if (entry.getSize() > mostBytes) {
            throw new IOException("member " + entry.getName() + " claims " + entry.getSize()
                    + " bytes, more than the archive can hold");
        }
        budget.allow(Long.MAX_VALUE);
        return Optional.of(entry);
    }

    private void skipRest() throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = tar.read(buffer, 0, buffer.length);
        while (count >= 0) {
            count = tar.read(buffer, 0, buffer.length);
        }
    }

    private void requireEnd() throws IOException {
        if (!budget.ended()) {
            throw new EOFException("it has no end mark: it may be cut short");
        }
        budget.drain();
        if (budget.more()) {
            throw new IOException(
                    "it goes on behind its end mark: archives were joined, which tar --ignore-zeros can unpack");
        }
    }

    /** How many bytes a member will give. */
    long size(TarArchiveEntry entry) {
        return entry.isSparse() ? entry.getRealSize() : entry.getSize();
    }

    /** All of the current member. */
    byte[] content(TarArchiveEntry entry) throws IOException {
        long size = size(entry);
        byte[] content = tar.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, size));
        if (content.length != size) {
            throw new EOFException("the archive ends after " + content.length + " of them");
        }
        return content;
    }

    long position() throws IOException {
        return file.getPos();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
