package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.nio.charset.StandardCharsets;

/** The bytes of a file with reads that reject the file as truncated where they run past its end. */
final class FileBytes {
    private final byte[] content;

    FileBytes(byte[] content) {
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    int length() {
        return content.length;
    }

    /** Whether these Latin-1 characters are at this place. */
    boolean has(int at, String characters) {
        byte[] expected = characters.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < expected.length; i++) {
            if (at + i >= content.length || content[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    int unsignedByte(long at) throws DecodeException {
        require(at + 1);
        return content[(int) at] & 0xff;
    }

    int big16(long at) throws DecodeException {
        return unsignedByte(at) << 8 | unsignedByte(at + 1);
    }

    int little16(long at) throws DecodeException {
        return unsignedByte(at) | unsignedByte(at + 1) << 8;
    }

    long big32(long at) throws DecodeException {
        return (long) big16(at) << 16 | big16(at + 2);
    }

    long little32(long at) throws DecodeException {
        return little16(at) | (long) little16(at + 2) << 16;
    }

    /** Rejects the file where it has fewer bytes than this. */
    void require(long bytes) throws DecodeException {
        if (bytes > content.length) {
            throw new DecodeException(
                    Reason.TRUNCATED,
                    "the file ends after " + content.length + " bytes, in the middle of the picture: copy it again");
        }
    }
}
