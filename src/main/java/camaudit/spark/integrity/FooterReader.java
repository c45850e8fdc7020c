package camaudit.spark.integrity;

import camaudit.spark.storage.Storage;
import camaudit.spark.storage.StorageFile;
import camaudit.vocabulary.Columns;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads the footer of a Parquet file once. */
final class FooterReader {
    private FooterReader() {}

    /**
     * What a file's footer says.
     *
     * @param output the run's folder
     * @param path below it
     * @param columns those to look at
     */
    static Footer read(Storage storage, String output, String path, List<String> columns) {
        try (ParquetFileReader reader = ParquetFileReader.open(
                new StorageFile(storage, output + "/" + path),
                HadoopReadOptions.builder(storage.configuration()).build())) {
            MessageType schema = reader.getFileMetaData().getSchema();
            TreeMap<String, String> types = new TreeMap<>();
            schema.getFields().forEach(field -> types.put(field.getName(), ParquetTypes.sql(field)));
            TreeMap<String, ColumnFacts> facts = new TreeMap<>();
            for (String column : columns) {
                if (schema.containsField(column) && schema.getType(column).isPrimitive()) {
                    facts.put(column, facts(reader.getRowGroups(), schema.getType(column)));
                }
            }
            return new Footer(path, null, reader.getRecordCount(), types, facts, maps(reader.getRowGroups()));
        } catch (IOException | RuntimeException e) {
            return Footer.unreadable(path, reason(e, output + "/" + path));
        }
    }

    private static String reason(Exception e, String uri) {
        String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return words.replace(uri + ": ", "").replace(uri + " ", "");
    }

    private static ColumnFacts facts(List<BlockMetaData> groups, Type type) {
        ColumnFacts all = ColumnFacts.NONE;
        for (BlockMetaData group : groups) {
            all = all.and(chunk(group, type.getName())
                    .map(chunk -> facts(chunk, type.isRepetition(Type.Repetition.REQUIRED)))
                    .orElseGet(ColumnFacts::unknown));
        }
        return all;
    }

    private static ColumnFacts facts(ColumnChunkMetaData chunk, boolean required) {
        Statistics<?> statistics = chunk.getStatistics();
        if (statistics == null || (!required && !statistics.isNumNullsSet())) {
            return ColumnFacts.unknown();
        }
        long nulls = required ? 0 : statistics.getNumNulls();
        if (nulls == chunk.getValueCount()) {
            return ColumnFacts.nulls(nulls, true);
        }
        if (!statistics.hasNonNullValue()) {
            return ColumnFacts.nulls(nulls, false);
        }
        if (statistics instanceof IntStatistics numbers) {
            return ColumnFacts.numbers(nulls, numbers.getMin(), numbers.getMax());
        }
        if (statistics instanceof LongStatistics numbers) {
            return ColumnFacts.numbers(nulls, numbers.getMin(), numbers.getMax());
        }
        return statistics.genericGetMin() instanceof Binary least
                        && statistics.genericGetMax() instanceof Binary greatest
                ? ColumnFacts.texts(nulls, least.toStringUsingUTF8(), greatest.toStringUsingUTF8())
                : ColumnFacts.nulls(nulls, false);
    }

    private static Footer.Maps maps(List<BlockMetaData> groups) {
        Footer.Maps all = Footer.Maps.FIT;
        for (BlockMetaData group : groups) {
            Footer.Maps maps = maps(group);
            if (maps == Footer.Maps.DIFFER) {
                return maps;
            }
            all = maps == Footer.Maps.FIT ? all : maps;
        }
        return all;
    }

    /** By the number of values, of which a missing or empty map has one. */
    private static Footer.Maps maps(BlockMetaData group) {
        Optional<Integer> height = only(group, Columns.CAM_HEIGHT.name());
        Optional<Integer> width = only(group, Columns.CAM_WIDTH.name());
        Optional<ColumnChunkMetaData> cells = group.getColumns().stream()
                .filter(chunk -> chunk.getPath().toArray()[0].equals(Columns.CAM.name()))
                .findFirst();
        if (height.isEmpty() || width.isEmpty() || cells.isEmpty() || height.get() * width.get() <= 1) {
            return Footer.Maps.UNKNOWN;
        }
        long expected = group.getRowCount() * height.get() * width.get();
        return cells.get().getValueCount() == expected ? Footer.Maps.FIT : Footer.Maps.DIFFER;
    }

    /** The value that all rows of a group have. */
    private static Optional<Integer> only(BlockMetaData group, String column) {
        return chunk(group, column)
                .map(ColumnChunkMetaData::getStatistics)
                .filter(IntStatistics.class::isInstance)
                .map(IntStatistics.class::cast)
                .filter(numbers -> numbers.hasNonNullValue() && numbers.getMin() == numbers.getMax())
                .map(IntStatistics::getMin);
    }

    private static Optional<ColumnChunkMetaData> chunk(BlockMetaData group, String column) {
        return group.getColumns().stream()
                .filter(chunk -> chunk.getPath().toDotString().equals(column))
                .findFirst();
    }
}
