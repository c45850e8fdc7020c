package camaudit.image.decode;

import camaudit.text.InputException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads IDX files as a whole: unzipping, labels, and whether a file has the size that it declares. */
public final class Idx {
    private static final int BUFFER = 1 << 16;

    private Idx() {}

    /**
     * The stream itself or, where it begins as gzip does, its unzipped content.
     *
     * @param name of the file, for the messages of the {@link InputException} that a damaged gzip makes, here or while reading
     */
    public static InputStream maybeGunzip(InputStream in, String name) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        if (magic.length < 2 || magic[0] != 0x1f || magic[1] != (byte) 0x8b) {
            return peeked;
        }
        try {
            return new Gunzip(new GZIPInputStream(peeked, BUFFER), name);
        } catch (EOFException | ZipException e) {
            throw damaged(name, e);
        }
    }

    /** The labels 0..255, one a byte, of an IDX file, gzipped or not. */
    public static byte[] readLabels(InputStream in, String name) throws IOException {
        InputStream content = maybeGunzip(in, name);
        IdxHeader header = IdxHeader.read(content, name);
        if (!header.isLabels()) {
            throw new InputException(name + " holds images, not labels: give the file with 1 dimension");
        }
        byte[] labels = content.readNBytes(header.count());
        requireSize(labels.length + drain(content), header, name);
        return labels;
    }

    /**
     * Reads the rest of a file and checks that it holds exactly what its header declares.
     *
     * @param afterHeader unzipped, at the first value
     * @throws InputException if it is cut short or too long
     */
    public static void requireExactSize(InputStream afterHeader, IdxHeader header, String name) throws IOException {
        requireSize(drain(afterHeader), header, name);
    }

    private static long drain(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        int count = in.read(buffer);
        while (count >= 0) {
            total += count;
            count = in.read(buffer);
        }
        return total;
    }

    static void requireSize(long dataBytes, IdxHeader header, String name) {
        long bytes = header.headerBytes() + dataBytes;
        if (bytes == header.fileBytes()) {
            return;
        }
        String size = " of " + header.width() + "×" + header.height() + (header.channels() == 3 ? "×3" : "");
        throw new InputException(name + " declares " + header.count()
                + (header.isLabels() ? " labels" : " images" + size) + " = " + header.fileBytes() + " bytes, but holds "
                + bytes + ": the file is " + (bytes < header.fileBytes() ? "cut short" : "too long")
                + ", copy it again");
    }

    private static InputException damaged(String name, IOException cause) {
        return new InputException(name + " is a damaged gzip file (" + cause.getMessage() + "): copy it again", cause);
    }

    /** Tells a damaged gzip from a failing disk or network. */
    private static final class Gunzip extends FilterInputStream {
        private final String name;

        Gunzip(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (EOFException | ZipException e) {
                throw damaged(name, e);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            try {
                return super.skip(count);
            } catch (EOFException | ZipException e) {
                throw damaged(name, e);
            }
        }
    }
}
