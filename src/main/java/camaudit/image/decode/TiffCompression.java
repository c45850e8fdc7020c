package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one strip or tile of a TIFF into exactly as many bytes as it must have. */
final class TiffCompression {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private TiffCompression() {}

    /** Whether blocks are unpacked by this scheme: none, LZW, deflate (two numbers), PackBits. */
    static boolean knows(long scheme) {
        return scheme == 1 || scheme == 5 || scheme == 8 || scheme == 32946 || scheme == 32773;
    }

    /**
     * Unpacks a block.
     *
     * @param bytes how many bytes the block must unpack to
     */
    static byte[] unpack(long scheme, byte[] content, int at, int length, int bytes) throws DecodeException {
        byte[] result = new byte[bytes];
        int count;
        if (scheme == 1) {
            count = Math.min(length, bytes);
            System.arraycopy(content, at, result, 0, count);
        } else if (scheme == 5) {
            count = lzw(content, at, length, result);
        } else if (scheme == 32773) {
            count = packBits(content, at, at + length, result);
        } else {
            count = inflate(content, at, length, result);
        }
        if (count < bytes) {
            throw new DecodeException(
                    Reason.TRUNCATED,
                    "a block of the TIFF gives " + count + " of " + bytes + " bytes: copy the file again");
        }
        return result;
    }

    private static int inflate(byte[] content, int at, int length, byte[] result) throws DecodeException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content, at, length);
            int count = 0;
            int more = inflater.inflate(result);
            while (more > 0) {
                count += more;
                more = inflater.inflate(result, count, result.length - count);
            }
            return count;
        } catch (DataFormatException e) {
            throw new DecodeException(
                    Reason.CORRUPT, "a deflated block of the TIFF is damaged (" + e.getMessage() + "): copy it again");
        } finally {
            inflater.end();
        }
    }

    private static int packBits(byte[] content, int start, int end, byte[] result) {
        int count = 0;
        int at = start;
        while (at < end && count < result.length) {
            int head = content[at++];
            if (head >= 0) {
                int run = Math.min(Math.min(head + 1, end - at), result.length - count);
                System.arraycopy(content, at, result, count, run);
                at += head + 1;
                count += run;
            } else if (head != -128 && at < end) {
                byte value = content[at++];
                for (int run = 1 - head; run > 0 && count < result.length; run--) {
                    result[count++] = value;
                }
            }
        }
        return count;
    }

    /** Codes of 9 to 12 bits, high bit first, that grow one code early. */
    private static int lzw(byte[] content, int at, int length, byte[] result) throws DecodeException {
        if (length > 1 && content[at] == 0 && (content[at + 1] & 1) == 1) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_FORMAT, "the TIFF has LZW of the old kind: save it anew, or as PNG");
        }
        // A code stands for a run that was written before, by its place and its length.
        int[] places = new int[MOST_CODES + 1];
        int[] lengths = new int[MOST_CODES + 1];
        int next = END + 1;
        int width = 9;
        int count = 0;
        int previous = -1;
        for (long bit = 0; bit + width <= 8L * length && count < result.length; ) {
            int code = bits(content, at, bit, width);
            bit += width;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                previous = -1;
                continue;
            }
            int known = previous < 0 ? CLEAR : next;
            if (code >= known && !(previous >= 0 && code == next)) {
                throw new DecodeException(Reason.CORRUPT, "an LZW block of the TIFF is damaged: copy the file again");
            }
            int begin = count;
            if (previous >= 0 && next < MOST_CODES) {
                places[next] = places[MOST_CODES];
                lengths[next] = lengths[MOST_CODES] + 1;
                next++;
            }
            int run = code < CLEAR ? 1 : lengths[code];
            for (int k = 0; k < run && count < result.length; k++) {
                result[count] = code < CLEAR ? (byte) code : result[places[code] + k];
                count++;
            }
            places[MOST_CODES] = begin;
            lengths[MOST_CODES] = run;
            previous = code;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
        return count;
    }

    private static int bits(byte[] content, int at, long bit, int width) {
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int place = at + (int) (bit >> 3) + i;
            value = value << 8 | (place < content.length ? content[place] & 0xff : 0);
        }
        return value >> (24 - width - (int) (bit & 7)) & ((1 << width) - 1);
    }
}
