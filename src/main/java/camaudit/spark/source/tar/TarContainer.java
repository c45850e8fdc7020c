package camaudit.spark.source.tar;

import camaudit.image.Rejection;
import camaudit.spark.source.container.JsonText;
import camaudit.spark.source.container.RawLabel;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.source.container.StoredRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.hadoop.fs.FSDataInputStream;

/** The images of one tar archive in their order; images of a group come out together, when the next group begins. */
final class TarContainer implements RecordCursor {
    /** The most that the headers of one member may take. */
    static final long HEADERS = 1 << 20;

    private static final int MOST_LABEL = 1 << 20;

    private final TarBytes tar;
    private final long maxBytes;
    private final Deque<StoredRecord> ready = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private Group group = new Group("");
    private Optional<IOException> broken = Optional.empty();
    private boolean atEnd;
    private long ignored;

    TarContainer(FSDataInputStream in, long bytes, long maxBytes) throws IOException {
        this.tar = new TarBytes(in, bytes);
        this.maxBytes = maxBytes;
    }

    @Override
    public void go(Split split) throws IOException {
        if (!keys.isEmpty() || atEnd) {
            throw new IOException("a tar archive is read once: open it again");
        }
    }

    @Override
    public Optional<StoredRecord> next() throws IOException {
        while (ready.isEmpty() && !atEnd) {
            try {
                Optional<TarArchiveEntry> entry = tar.next();
                if (entry.isPresent()) {
                    take(entry.get());
                } else {
                    atEnd = true;
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                atEnd = true;
                broken = Optional.of(new IOException(
                        (keys.isEmpty()
                                        ? "the tar archive is broken ("
                                        : "the tar archive is broken behind its first " + keys.size() + " images (")
                                + e.getMessage() + "): copy it again or pack it anew",
                        e));
            }
            if (atEnd) {
                ready.addAll(group.take());
            }
        }
        if (ready.isEmpty() && broken.isPresent()) {
            IOException why = broken.get();
            broken = Optional.empty();
            throw why;
        }
        return Optional.ofNullable(ready.poll());
    }

    private void take(TarArchiveEntry entry) throws IOException {
        String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        Member member = Member.of(name);
        boolean link = entry.isLink() || entry.isSymbolicLink();
        if (!(entry.isFile() || link) || member.kind() == Member.Kind.OTHER) {
            ignored += entry.isDirectory() ? 0 : 1;
            return;
        }
        if (!member.group().equals(group.name())) {
            ready.addAll(group.take());
            group = new Group(member.group());
        }
        switch (member.kind()) {
            case IMAGE -> group.add(link ? linked(name, entry) : image(name, entry));
            case MASK -> {
                if (!link && tar.size(entry) <= maxBytes) {
                    group.mask(tar.content(entry));
                }
            }
            case LABEL -> group.label(text(entry).map(RawLabel::text), true);
            default -> group.label(bytes(entry).flatMap(JsonText::label), false);
        }
        if (group.isFull(maxBytes)) {
            ready.addAll(group.take());
        }
    }

    private Optional<String> text(TarArchiveEntry entry) throws IOException {
        return bytes(entry)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(text -> !text.isBlank());
    }

    private Optional<byte[]> bytes(TarArchiveEntry entry) throws IOException {
        return tar.size(entry) > MOST_LABEL ? Optional.empty() : Optional.of(tar.content(entry));
    }

    private StoredRecord image(String name, TarArchiveEntry entry) throws IOException {
        String key = unique(name);
        if (tar.size(entry) > maxBytes) {
            return StoredRecord.rejected(
                    key,
                    name,
                    new Rejection(
                            Rejection.Reason.TOO_LARGE,
                            "the member has " + tar.size(entry) + " bytes, more than --max-bytes " + maxBytes
                                    + ": raise it or scale the picture down"));
        }
        try {
            return StoredRecord.encoded(key, name, Optional.empty(), tar.content(entry));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            group.add(StoredRecord.rejected(
                    key,
                    name,
                    new Rejection(
                            Rejection.Reason.TRUNCATED,
                            "the member has " + entry.getSize() + " bytes, but they cannot be read (" + e.getMessage()
                                    + "): copy the archive again")));
            throw e;
        }
    }

    private StoredRecord linked(String name, TarArchiveEntry entry) {
        return StoredRecord.rejected(
                unique(name),
                name,
                new Rejection(
                        Rejection.Reason.UNREADABLE,
                        "the member is a link to " + entry.getLinkName()
                                + ", which is not followed: pack with --dereference and --hard-dereference"));
    }

    /** The name; with a number where an archive has the same name again. */
    private String unique(String name) {
        String key = name;
        for (int copy = 2; !keys.add(key); copy++) {
            key = name + "@" + copy;
        }
        return key;
    }

    @Override
    public long position() throws IOException {
        return tar.position();
    }

    @Override
    public long ignored() {
        return ignored;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
