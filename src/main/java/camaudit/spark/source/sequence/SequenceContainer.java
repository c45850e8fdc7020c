package camaudit.spark.source.sequence;

import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.source.container.StoredRecord;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;

/** The records of one SequenceFile. */
final class SequenceContainer implements RecordCursor {
    private final SequenceFile.Reader in;
    private final long part;
    private final Writable key;
    private final BytesWritable value = new BytesWritable();
    private Split split = new Split("", 0, 0, 0);
    private long number;
    private boolean atEnd;

    SequenceContainer(Storage storage, String uri, long part) throws IOException {
        this.in = new SequenceFile.Reader(
                storage.configuration(),
                SequenceFile.Reader.stream(storage.open(uri)),
                SequenceFile.Reader.length(storage.status(uri).length()));
        this.part = part;
        try {
            this.key = key(uri);
        } catch (InputException e) {
            in.close();
            throw e;
        }
    }

    private Writable key(String uri) {
        if (!in.getValueClassName().equals(BytesWritable.class.getName())) {
            throw new InputException(uri + " has values of " + in.getValueClassName()
                    + ": expected the bytes of image files as " + BytesWritable.class.getName());
        }
        if (in.getKeyClassName().equals(Text.class.getName())) {
            return new Text();
        }
        if (in.getKeyClassName().equals(BytesWritable.class.getName())) {
            return new BytesWritable();
        }
        if (in.getKeyClassName().equals(NullWritable.class.getName())) {
            return NullWritable.get();
        }
        throw new InputException(uri + " has keys of " + in.getKeyClassName()
                + ": expected the names of the images as org.apache.hadoop.io.Text or BytesWritable, or NullWritable");
    }

    @Override
    public void go(Split to) throws IOException {
        if (to.first() > in.getPosition() || number > 0) {
            in.sync(to.first());
        }
        split = to;
        number = 0;
        atEnd = in.getPosition() >= to.end();
    }

    /** The rule of Hadoop's own splits: a split has the records up to the first sync mark at or after its end. */
    @Override
    public Optional<StoredRecord> next() throws IOException {
        if (atEnd) {
            return Optional.empty();
        }
        long before = in.getPosition();
        boolean more = in.next(key);
        if (!more || (before >= split.end() && in.syncSeen())) {
            atEnd = true;
            return Optional.empty();
        }
        in.getCurrentValue(value);
        String name = name();
        String id = Numbers.format("%05d.%07d", split.first() / part, number++);
        return Optional.of(
                StoredRecord.encoded(name.isEmpty() ? id : id + ":" + name, name, Optional.empty(), value.copyBytes()));
    }

    private String name() {
        if (key instanceof Text text) {
            return text.toString();
        }
        return key instanceof BytesWritable bytes ? new String(bytes.copyBytes(), StandardCharsets.UTF_8) : "";
    }

    @Override
    public long position() throws IOException {
        return in.getPosition();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
