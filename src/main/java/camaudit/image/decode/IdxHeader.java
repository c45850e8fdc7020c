package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of an IDX file (MNIST's format): two zero bytes, the type, the number of dimensions, then each as a big-endian
 * integer.
 *
 * @param type always 0x08, unsigned byte
 * @param dims 1 for labels (N), 3 (N, height, width) or 4 (N, height, width, channels) for images; all at least 1
 */
public record IdxHeader(int type, List<Integer> dims) {
    private static final int UNSIGNED_BYTE = 0x08;

    public IdxHeader {
        dims = List.copyOf(dims);
    }

    /**
     * Reads the header of unzipped content and leaves the stream at the first value.
     *
     * @param name of the file, for the messages
     * @throws InputException if this is no IDX header of unsigned bytes for images or labels, or declares nothing or too much
     */
    public static IdxHeader read(InputStream in, String name) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
            throw new InputException(name + " is not an IDX file: it starts with "
                    + (magic.length == 0 ? "nothing" : ImageFormats.beginning(magic)) + ", not with 00 00 08");
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw new InputException(String.format(
                    "%s is an IDX file of type 0x%02x: only unsigned bytes (0x08) are read", name, magic[2]));
        }
        int count = magic[3];
        if (count != 1 && count != 3 && count != 4) {
            throw new InputException(name + " has " + count
                    + " dimensions: images have 3 (N, height, width) or 4 (N, height, width, channels), labels 1");
        }
        byte[] sizes = in.readNBytes(4 * count);
        if (sizes.length < 4 * count) {
            throw new InputException(
                    name + " ends after " + (4 + sizes.length) + " bytes, in its header: copy it again");
        }
        IdxHeader header = new IdxHeader(magic[2], dims(ByteBuffer.wrap(sizes), count, name));
        header.check(name);
        return header;
    }

    private static List<Integer> dims(ByteBuffer sizes, int count, String name) {
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long size = Integer.toUnsignedLong(sizes.getInt());
            if (size > Integer.MAX_VALUE) {
                throw new InputException(name + " declares " + size + " as dimension " + i + ": the file is damaged");
            }
            if (size == 0) {
                throw new InputException(name
                        + (i == 0 ? " holds no " + (count == 1 ? "labels" : "images") : " declares 0 as dimension " + i)
                        + ": give a file that holds some");
            }
            dims.add((int) size);
        }
        return dims;
    }

    private void check(String name) {
        if (dims.size() == 4 && dims.get(3) != 1 && dims.get(3) != 3) {
            throw new InputException(name + " declares images of " + dims.get(3) + " channels: 1 or 3 are read");
        }
        if (!isLabels() && (long) height() * width() > Pixels.DEFAULT_MOST) {
            throw new InputException(name + " declares images of " + width() + "×" + height() + " pixels, more than "
                    + Pixels.DEFAULT_MOST + ": the file is damaged");
        }
    }

    /** Whether this is a file of labels. */
    public boolean isLabels() {
        return dims.size() == 1;
    }

    /** How many images or labels there are. */
    public int count() {
        return dims.get(0);
    }

    public int height() {
        return isLabels() ? 1 : dims.get(1);
    }

    public int width() {
        return isLabels() ? 1 : dims.get(2);
    }

    public int channels() {
        return dims.size() == 4 ? dims.get(3) : 1;
    }

    /** The bytes of one image or label. */
    public int itemBytes() {
        return height() * width() * channels();
    }

    /** The bytes of the header itself. */
    public int headerBytes() {
        return 4 + 4 * dims.size();
    }

    /** The bytes of the whole file, unzipped. */
    public long fileBytes() {
        return headerBytes() + (long) count() * itemBytes();
    }
}
