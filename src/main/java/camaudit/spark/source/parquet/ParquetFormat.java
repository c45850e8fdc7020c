package camaudit.spark.source.parquet;

import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.record.JsonText;
import camaudit.spark.source.record.OpenContainer;
import camaudit.spark.source.record.Span;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Parquet files with a column of images, read row group by row group; a record's key is the number of its row. */
public final class ParquetFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;
    private static final String HUGGING_FACE = "huggingface";
    private static final long FEW_ROWS = 64;

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
        return new ParquetContainer(reader(storage, uri), uri);
    }

    /**
     * The class names that Hugging Face's metadata gives for the label's numbers; empty where there are none.
     *
     * @throws camaudit.image.InputException if no column holds images
     */
    public List<String> classNames(Storage storage, String uri) throws IOException {
        try (ParquetFileReader reader = reader(storage, uri)) {
            ImageColumns columns = ImageColumns.of(reader.getFileMetaData().getSchema(), uri);
            String metadata = reader.getFileMetaData().getKeyValueMetaData().getOrDefault(HUGGING_FACE, "");
            return columns.label()
                    .map(label -> JsonText.classNames(metadata, label))
                    .orElse(List.of());
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
