package camaudit.spark.source.parquet;

import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.record.JsonText;
import camaudit.spark.source.record.OpenContainer;
import camaudit.spark.source.record.Span;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Parquet files with a column of images, read row group by row group; a record's key is the number of its row. */
public final class ParquetFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;
    private static final String HUGGING_FACE = "huggingface";
    private static final long FEW_ROWS = 64;

    private final @Nullable BoxForm boxes;

    /**
     * Files whose images have a foreground by their boxes.
     *
     * @param boxes how they are told; empty where they do not count
     */
    public ParquetFormat(Optional<BoxForm> boxes) {
        this.boxes = boxes.orElse(null);
    }

    @Override
    public String plural() {
        return "Parquet files";
    }

    @Override
    public boolean numbered() {
        return true;
    }

    /** Row groups; smaller ones together. */
    @Override
    public List<Span> cut(Storage storage, Storage.Listed file, double density) throws IOException {
        List<Span> spans = new ArrayList<>();
        try (ParquetFileReader reader = reader(storage, file.uri())) {
            long first = 0;
            long rows = 0;
            for (BlockMetaData group : reader.getRowGroups()) {
                rows += group.getRowCount();
                if (rows >= FEW_ROWS) {
                    spans.add(new Span(file.uri(), first, rows, rows));
                    first += rows;
                    rows = 0;
                }
            }
            if (rows > 0) {
                spans.add(new Span(file.uri(), first, rows, rows));
            }
        }
        return spans;
    }

    @Override
    public OpenContainer open(Storage storage, String uri) throws IOException {
        return new ParquetContainer(reader(storage, uri), uri, Optional.ofNullable(boxes));
    }

    /**
     * The class names that Hugging Face's metadata gives for the label's numbers; empty where there are none.
     *
     * @throws camaudit.image.InputException if no column holds images
     */
    public List<String> classNames(Storage storage, String uri) throws IOException {
        try (ParquetFileReader reader = reader(storage, uri)) {
            ImageColumns columns =
                    ImageColumns.of(reader.getFileMetaData().getSchema(), uri, Optional.ofNullable(boxes));
            String metadata = reader.getFileMetaData().getKeyValueMetaData().getOrDefault(HUGGING_FACE, "");
            return columns.label()
                    .map(label -> JsonText.classNames(metadata, label))
                    .orElse(List.of());
        }
    }

    /** The names of columns of boxes that are not read since nobody says how boxes are told. */
    public List<String> unreadBoxes(Storage storage, String uri) throws IOException {
        if (boxes != null) {
            return List.of();
        }
        try (ParquetFileReader reader = reader(storage, uri)) {
            return BoxColumn.all(reader.getFileMetaData().getSchema()).stream()
                    .map(Type::getName)
                    .toList();
        }
    }

    private static ParquetFileReader reader(Storage storage, String uri) throws IOException {
        return ParquetFileReader.open(
                new StorageFile(storage, uri),
                HadoopReadOptions.builder(storage.configuration())
                        .usePageChecksumVerification()
                        .build());
    }
}
