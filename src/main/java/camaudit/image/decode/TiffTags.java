package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.util.HashMap;
import java.util.Map;

/**
 * The first directory of a TIFF, or of the TIFF structure that EXIF has: whole numbers by tag, read only where they lie within the file.
 */
final class TiffTags {
    static final int ORIENTATION = 274;

    private static final int ENTRY = 12;

    private record Entry(int type, long count, long at) {}

    private final FileBytes file;
    private final boolean big;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private TiffTags(FileBytes file, long start) throws DecodeException {
        this.file = file;
        this.big = file.has((int) start, "MM");
    }

    /**
     * Reads the directory.
     *
     * @param start where the byte order mark is; offsets count from here
     */
    static TiffTags read(FileBytes file, long start) throws DecodeException {
        TiffTags tags = new TiffTags(file, start);
        long directory = start + tags.u32(start + 4);
        int count = tags.u16(directory);
        for (int i = 0; i < count; i++) {
            long at = directory + 2 + (long) i * ENTRY;
            int type = tags.u16(at + 2);
            long values = tags.u32(at + 4);
            boolean inline = values * size(type) <= 4;
            tags.entries.putIfAbsent(tags.u16(at), new Entry(type, values, inline ? at + 8 : start + tags.u32(at + 8)));
        }
        return tags;
    }

    /** The orientation that a TIFF block of EXIF names; 1, upright, where it names none or is damaged. */
    static int orientation(FileBytes file, long start) {
        try {
            return file.has((int) start, "II*\0") || file.has((int) start, "MM\0*")
                    ? (int) read(file, start).number(ORIENTATION, 1)
                    : 1;
        } catch (DecodeException e) {
            return 1;
        }
    }

    /** Whether 16-bit samples have their high byte first. */
    boolean isBigEndian() {
        return big;
    }

    /** The number of values of a tag; 0 where it is missing. */
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The first value of a tag, or {@code absent} where it is missing. */
    long number(int tag, long absent) throws DecodeException {
        return count(tag) == 0 ? absent : number(tag, 0, absent);
    }

    /** The value of a tag with this index, or {@code absent} where it is missing. */
    long number(int tag, int index, long absent) throws DecodeException {
        Entry entry = entries.get(tag);
        if (entry == null || index >= entry.count()) {
            return absent;
        }
        return switch (entry.type()) {
            case 1, 6, 7 -> file.unsignedByte(entry.at() + index);
            case 3 -> u16(entry.at() + 2L * index);
            case 4 -> u32(entry.at() + 4L * index);
            default ->
                throw new DecodeException(
                        Reason.CORRUPT,
                        "the TIFF tag " + tag + " has the type " + entry.type() + ", which is no whole number:"
                                + " make the file anew");
        };
    }

    private static long size(int type) {
        return switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11 -> 4;
            case 5, 10, 12 -> 8;
            default -> 1;
        };
    }

    private int u16(long at) throws DecodeException {
        return big ? file.big16(at) : file.little16(at);
    }

    private long u32(long at) throws DecodeException {
        return big ? file.big32(at) : file.little32(at);
    }
}
