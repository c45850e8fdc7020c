package camaudit.network.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that the directory at the end of a zip lists, read without unpacking anything. */
public final class ZipDirectory {
    private static final int END = 22;
    private static final int ENTRY = 46;
    private static final int MAX_COMMENT = 0xffff;

    private final byte[] content;

    private ZipDirectory(byte[] content) {
        this.content = content;
    }

    /** The names in order; nothing where the file has no whole directory at its end. */
    public static Optional<List<String>> of(byte[] content) {
        return new ZipDirectory(content).names();
    }

    private Optional<List<String>> names() {
        for (int at = content.length - END; at >= 0 && at >= content.length - END - MAX_COMMENT; at--) {
            if (isRecord(at, 5, 6) && at + END + unsignedShort(at + 20) == content.length) {
                return entries(unsignedInt(at + 16), at, unsignedShort(at + 10));
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> entries(long start, int end, int count) {
        List<String> names = new ArrayList<>();
        long at = start;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY > end || !isRecord((int) at, 1, 2)) {
                return Optional.empty();
            }
            int name = unsignedShort((int) at + 28);
            long next = at + ENTRY + name + unsignedShort((int) at + 30) + unsignedShort((int) at + 32);
            if (next > end) {
                return Optional.empty();
            }
            names.add(new String(content, (int) at + ENTRY, name, StandardCharsets.UTF_8));
            at = next;
        }
        return Optional.of(names);
    }

    private boolean isRecord(int at, int third, int fourth) {
        return content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == third && content[at + 3] == fourth;
    }

    private int unsignedShort(int at) {
        return (content[at] & 0xff) | (content[at + 1] & 0xff) << 8;
    }

    private long unsignedInt(int at) {
        return unsignedShort(at) | (long) unsignedShort(at + 2) << 16;
    }
}
