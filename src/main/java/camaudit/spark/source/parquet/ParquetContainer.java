package camaudit.spark.source.parquet;

import camaudit.image.Rejection;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.source.container.StoredRecord;
import camaudit.spec.BoxForm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The rows of one Parquet file; a row group that cannot be read costs its rows only, each of them rejected. */
final class ParquetContainer implements RecordCursor {
    private final ParquetFileReader file;
    private final List<BlockMetaData> groups;
    private final MessageType projected;
    private final MessageColumnIO assembly;
    private final RowImage image;
    private @Nullable RecordReader<Group> rows;
    private String broken = "";
    /** The row group that is read, and where it ends. */
    private int group = -1;

    private long groupEnd;
    private long next;
    private long end;

    ParquetContainer(ParquetFileReader file, String uri, Optional<BoxForm> boxes) {
        this.file = file;
        this.groups = file.getRowGroups();
        MessageType schema = file.getFileMetaData().getSchema();
        ImageColumns columns = ImageColumns.of(schema, uri, boxes);
        this.projected = columns.projected(schema);
        this.assembly = new ColumnIOFactory().getColumnIO(projected, schema);
        this.image = new RowImage(columns);
        file.setRequestedSchema(projected);
    }

    @Override
    public void go(Split split) {
        if (split.first() < next || split.first() > groupEnd) {
            group = -1;
            groupEnd = 0;
            while (groupEnd <= split.first() && group + 1 < groups.size()) {
                group++;
                groupEnd += groups.get(group).getRowCount();
            }
            next = groupEnd - groups.get(group).getRowCount();
            start();
        }
        for (; next < Math.min(split.first(), groupEnd); next++) {
            row();
        }
        end = split.end();
    }

    @Override
    public Optional<StoredRecord> next() {
        if (next >= end) {
            return Optional.empty();
        }
        while (next >= groupEnd) {
            group++;
            groupEnd += groups.get(group).getRowCount();
            start();
        }
        String key = Split.key(next++);
        Group row = row();
        if (row != null) {
            try {
                return Optional.of(image.of(row, key));
            } catch (RuntimeException e) {
                return Optional.of(rejected(key, "the row does not fit the schema (" + e + "): write the file anew"));
            }
        }
        return Optional.of(rejected(key, broken));
    }

    private static StoredRecord rejected(String key, String message) {
        return StoredRecord.rejected(key, "", new Rejection(Rejection.Reason.CORRUPT, message));
    }

    private void start() {
        broken = "";
        rows = null;
        try {
            PageReadStore pages = file.readRowGroup(group);
            rows = assembly.getRecordReader(pages, new GroupRecordConverter(projected));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            breakUp(e);
        }
    }

    /** The next row; null once the row group is broken. */
    private @Nullable Group row() {
        if (rows == null) {
            return null;
        }
        try {
            return rows.read();
        } catch (RuntimeException | OutOfMemoryError e) {
            breakUp(e);
            return null;
        }
    }

    private void breakUp(Throwable e) {
        rows = null;
        broken = "row group " + group + " cannot be read here (" + e + "): copy the file again"
                + (e instanceof OutOfMemoryError ? ", or give the executor more memory" : "");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
