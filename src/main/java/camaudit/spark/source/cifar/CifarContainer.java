package camaudit.spark.source.cifar;

import camaudit.image.Pixels;
import camaudit.spark.source.container.RawLabel;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.source.container.StoredRecord;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;

/** The records of one batch. */
final class CifarContainer implements RecordCursor {
    private static final int PLANE = CifarFormat.SIDE * CifarFormat.SIDE;

    private final FSDataInputStream in;
    private final int labelBytes;
    private long next;
    private long end;

    CifarContainer(FSDataInputStream in, int labelBytes) {
        this.in = in;
        this.labelBytes = labelBytes;
    }

    @Override
    public void go(Split split) throws IOException {
        if (split.first() != next) {
            in.seek(split.first() * (labelBytes + CifarFormat.PIXELS));
        }
        next = split.first();
        end = split.end();
    }

    @Override
    public Optional<StoredRecord> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        byte[] record = in.readNBytes(labelBytes + CifarFormat.PIXELS);
        if (record.length < labelBytes + CifarFormat.PIXELS) {
            throw new EOFException("the batch ends in record " + next + ": copy it again");
        }
        byte[] rgb = new byte[CifarFormat.PIXELS];
        for (int i = 0; i < PLANE; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = record[labelBytes + c * PLANE + i];
            }
        }
        String key = Split.key(next++);
        return Optional.of(StoredRecord.picture(
                key,
                "",
                Optional.of(RawLabel.number(record[labelBytes - 1] & 0xff)),
                new Pixels(CifarFormat.SIDE, CifarFormat.SIDE, 3, rgb),
                rgb));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
