package camaudit.network.file;

import camaudit.network.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A zip in memory. Entries are never written to disk, so that their names cannot do harm. All entries together may unpack to
 * {@value #RATIO} times the file's size plus 64 MiB; this is checked, by unpacking them once without keeping them, before any is
 * read.
 */
public final class Archive {
    /** The largest ratio of unpacked size to file size; trained weights hardly compress. */
    public static final int RATIO = 64;

    private static final long FLOOR = 64L << 20;
    private static final int BUFFER = 1 << 14;

    private final byte[] content;
    private final List<ZipDirectory.Entry> entries;
    private final Map<String, Long> sizes;

    private Archive(byte[] content, List<ZipDirectory.Entry> entries, Map<String, Long> sizes) {
        this.content = content;
        this.entries = entries;
        this.sizes = sizes;
    }

    public static boolean isZip(byte[] content) {
        return content.length >= 2 && content[0] == 'P' && content[1] == 'K';
    }

    /**
     * Counts and checks every entry.
     *
     * @throws ModelException if the zip is damaged, unpacks to too much, or holds a name twice
     */
    public static Archive open(byte[] content) {
        List<ZipDirectory.Entry> stated = ZipDirectory.entries(content)
                .orElseThrow(() -> new ModelException("the zip is cut short, its end is missing: copy it again"));
        Map<String, Long> sizes = new LinkedHashMap<>();
        long left = RATIO * (long) content.length + FLOOR;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            byte[] buffer = new byte[BUFFER];
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                long size = count(zip, buffer, entry.getName(), left);
                left -= size;
                if (sizes.put(entry.getName(), size) != null) {
                    throw new ModelException(
                            "the zip holds '" + Json.shown(entry.getName()) + "' twice: save the model again");
                }
            }
        } catch (IOException e) {
            throw damaged(e);
        }
        if (!List.copyOf(sizes.keySet())
                .equals(stated.stream().map(ZipDirectory.Entry::name).toList())) {
            throw new ModelException("the zip is damaged, it has " + sizes.size() + " entries and lists "
                    + stated.size() + ", or others: copy it again");
        }
        return new Archive(content, stated, sizes);
    }

    private static long count(InputStream zip, byte[] buffer, String name, long left) throws IOException {
        long size = 0;
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            size += n;
            if (size > left) {
                throw new ModelException("the zip unpacks to more than " + RATIO + " times its size, at '"
                        + Json.shown(name) + "': is this a model?");
            }
        }
        return size;
    }

    public boolean has(String name) {
        return sizes.containsKey(name);
    }

    /**
     * The unpacked size of an entry in bytes.
     *
     * @throws ModelException if there is none of that name
     */
    public long size(String name) {
        Long size = sizes.get(name);
        if (size == null) {
            throw new ModelException("the zip has no '" + name + "'");
        }
        return size;
    }

    /**
     * An entry, unpacked.
     *
     * @throws ModelException if there is none of that name, or it has more than {@code limit} bytes
     */
    public byte[] bytes(String name, int limit) {
        long size = size(name);
        if (size > limit) {
            throw new ModelException("zip entry '" + name + "' unpacks to " + size + " bytes, more than the " + limit
                    + " that are read of such an entry: is this a model?");
        }
        byte[] bytes = new byte[(int) size];
        try (InputStream stream = stream(name)) {
            if (stream.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new ModelException("zip entry '" + name + "' is cut short: copy the file again");
            }
            return bytes;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /**
     * An entry, unpacked; a view of the zip where it is stored without compression.
     *
     * @throws ModelException as {@link #bytes}
     */
    public ByteBuffer view(String name, int limit) {
        long size = size(name);
        for (ZipDirectory.Entry entry : entries) {
            OptionalInt start = ZipDirectory.start(content, entry);
            if (entry.name().equals(name) && entry.size() == size && size <= limit && start.isPresent()) {
                return ByteBuffer.wrap(content, start.getAsInt(), (int) size).slice();
            }
        }
        return ByteBuffer.wrap(bytes(name, limit));
    }

    /** An entry, unpacked while it is read. */
    public InputStream stream(String name) throws IOException {
        size(name);
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content));
        ZipEntry entry = Objects.requireNonNull(zip.getNextEntry());
        while (!entry.getName().equals(name)) {
            entry = Objects.requireNonNull(zip.getNextEntry());
        }
        return zip;
    }

    private static ModelException damaged(IOException e) {
        return new ModelException("the zip is damaged (" + e.getMessage() + "): copy it again", e);
    }
}
