package camaudit.image.decode;

import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStreamImpl;

/** An image input over an array, without the JDK's block cache or a temporary file. */
final class MemoryImageInput extends ImageInputStreamImpl {
    private final byte[] content;

    MemoryImageInput(byte[] content) {
        this.content = content;
        setByteOrder(ByteOrder.BIG_ENDIAN);
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < content.length ? content[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int count = (int) Math.min(length, content.length - streamPos);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(content, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return content.length;
    }
}
