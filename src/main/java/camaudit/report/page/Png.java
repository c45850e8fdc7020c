package camaudit.report.page;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** A PNG picture that a page carries within itself. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int SIZE_AT = 16;
    private static final int HEAD = 24;

    private final byte[] file;
    private final int width;
    private final int height;

    private Png(byte[] file, int width, int height) {
        this.file = file;
        this.width = width;
        this.height = height;
    }

    /**
     * The picture of a file's bytes, which are copied.
     *
     * @throws IllegalArgumentException if they do not begin as a PNG file does
     */
    public static Png of(byte[] file) {
        Objects.requireNonNull(file, "file");
        if (file.length < HEAD || !Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new IllegalArgumentException(
                    file.length + " bytes that do not begin as a PNG file does: encode the picture as PNG");
        }
        ByteBuffer head = ByteBuffer.wrap(file, SIZE_AT, HEAD - SIZE_AT);
        int width = head.getInt();
        int height = head.getInt();
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + width + "×" + height + " pixels shows nothing");
        }
        return new Png(file.clone(), width, height);
    }

    /** Pixels. */
    public int width() {
        return width;
    }

    /** Pixels. */
    public int height() {
        return height;
    }

    /** The file's bytes, a copy. */
    public byte[] bytes() {
        return file.clone();
    }

    /** {@code data:image/png;base64,…}: letters that need no escaping in an attribute. */
    String uri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
    }
}
