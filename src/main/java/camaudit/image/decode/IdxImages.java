package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.text.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;

/** The images of an IDX file, one after another; not safe for use by several threads. */
public final class IdxImages implements AutoCloseable {
    private final InputStream content;
    private final String name;
    private final IdxHeader header;
    private long position;

    private IdxImages(InputStream content, String name, IdxHeader header) {
        this.content = content;
        this.name = name;
        this.header = header;
    }

    /**
     * Reads the header of a file, gzipped or not; closing closes the stream.
     *
     * @param in buffered
     * @param name of the file, for the messages
     * @throws InputException if it is not an IDX file of images
     */
    public static IdxImages open(InputStream in, String name) throws IOException {
        InputStream content = Idx.maybeGunzip(in, name);
        IdxHeader header = IdxHeader.read(content, name);
        if (header.isLabels()) {
            throw new InputException(name + " holds labels, not images: give the file with 3 or 4 dimensions");
        }
        return new IdxImages(content, name, header);
    }

    public IdxHeader header() {
        return header;
    }

    /** The index of the image that comes next. */
    public long position() {
        return position;
    }

    /**
     * The next image.
     *
     * @throws InputException if the file is cut short
     * @throws NoSuchElementException after the last
     */
    public Pixels next() throws IOException {
        require(1);
        byte[] samples = content.readNBytes(header.itemBytes());
        if (samples.length < header.itemBytes()) {
            Idx.requireSize(position * header.itemBytes() + samples.length, header, name);
        }
        position++;
        return new Pixels(header.height(), header.width(), header.channels(), samples);
    }

    /** Skips this many images. */
    public void skip(long images) throws IOException {
        require(images);
        try {
            content.skipNBytes(images * header.itemBytes());
        } catch (EOFException e) {
            throw new InputException(
                    name + " ends before image " + (position + images) + " of " + header.count()
                            + ": the file is cut short, copy it again",
                    e);
        }
        position += images;
    }

    private void require(long images) {
        if (images < 0 || images > header.count() - position) {
            throw new NoSuchElementException(name + " has " + header.count() + " images: " + images + " more after "
                    + position + " are not there");
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
