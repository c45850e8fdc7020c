package camaudit.spark.source.sequence;

import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SequenceFiles whose values are the bytes of image files (BytesWritable) and whose keys are their names (Text, or BytesWritable
 * with UTF-8) or nothing. A file is cut every 64 MB at the next sync mark. A record's key is the number of its part, its number there,
 * and its name: names may occur twice.
 */
public final class SequenceFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;
    private static final long PART = 64L << 20;
    /** The files that Hadoop writes have no extension. */
    private static final FormatSigns SIGNS = new FormatSigns(
            Layout.SEQUENCE,
            Pattern.compile("([^.]*|part-.*|.*\\.(seq|sequencefile))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
            false,
            file -> file.head().startsWith("SEQ"),
            3,
            "the file begins with SEQ",
            "the first file begins with SEQ");

    private final long part;

    public SequenceFormat() {
        this(PART);
    }

    /** Cuts a file every {@code part} bytes. */
    public SequenceFormat(long part) {
        this.part = part;
    }

    @Override
    public FormatSigns signs() {
        return SIGNS;
    }

    @Override
    public String plural() {
        return "SequenceFiles";
    }

    @Override
    public boolean numbered() {
        return false;
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public List<Split> split(Storage storage, Storage.Listed file, double density) {
        List<Split> splits = new ArrayList<>();
        for (long first = 0; first < file.length(); first += part) {
            long count = Math.min(part, file.length() - first);
            splits.add(new Split(file.uri(), first, count, Math.max(1, Math.round(density * count))));
        }
        return splits;
    }

    @Override
    public RecordCursor open(Storage storage, String uri) throws IOException {
        return new SequenceContainer(storage, uri, part);
    }

    @Override
    public Optional<Split> find(List<Split> splits, String key) {
        int dot = key.indexOf('.');
        if (dot < 1 || !key.substring(0, dot).matches("[0-9]{5,9}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(key.substring(0, dot));
        return splits.stream().filter(split -> split.first() / part == number).findFirst();
    }
}
