package camaudit.spark.source.parquet;

import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.JsonText;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.storage.Storage;
import camaudit.spark.storage.StorageFile;
import camaudit.spec.BoxForm;
import camaudit.spec.Layout;
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

    private static final FormatSigns SIGNS = new FormatSigns(
            Layout.PARQUET,
            FormatSigns.endings("parquet|parq"),
            true,
            file -> file.head().startsWith("PAR1"),
            0,
            "the file begins with PAR1",
            "the files end in .parquet");

    private final @Nullable BoxForm boxes;

    /** Files whose columns of boxes do not count. */
    public ParquetFormat() {
        this(null);
    }

    private ParquetFormat(@Nullable BoxForm boxes) {
        this.boxes = boxes;
    }

    @Override
    public ParquetFormat of(Storage storage, Storage.Listed typical, long maxBytes, Optional<BoxForm> form) {
        return new ParquetFormat(form.orElse(null));
    }

    @Override
    public FormatSigns signs() {
        return SIGNS;
    }

    @Override
    public boolean hasBoxColumns() {
        return true;
    }

    @Override
    public String plural() {
        return "Parquet files";
    }

    @Override
    public boolean numbered() {
        return true;
    }

    /** A split for each row group; small ones share one. */
    @Override
    public List<Split> split(Storage storage, Storage.Listed file, double density) throws IOException {
        List<Split> splits = new ArrayList<>();
        try (ParquetFileReader reader = reader(storage, file.uri())) {
            long first = 0;
            long rows = 0;
            for (BlockMetaData group : reader.getRowGroups()) {
                rows += group.getRowCount();
                if (rows >= FEW_ROWS) {
                    splits.add(new Split(file.uri(), first, rows, rows));
                    first += rows;
                    rows = 0;
                }
            }
            if (rows > 0) {
                splits.add(new Split(file.uri(), first, rows, rows));
            }
        }
        return splits;
    }

    @Override
    public RecordCursor open(Storage storage, String uri) throws IOException {
        return new ParquetContainer(reader(storage, uri), uri, Optional.ofNullable(boxes));
    }

    /**
     * The class names that Hugging Face's metadata gives for the label's numbers; empty where there are none.
     *
     * @throws camaudit.text.InputException if no column holds images
     */
    @Override
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

    @Override
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
