package camaudit.spark.audit;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.report.MeanPicture;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.formats.Sources;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import camaudit.vocabulary.Columns;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures as the network saw them: the mean picture of each group of rows, and the pictures of rows that keep theirs. Rows of a
 * group follow each other.
 */
final class PictureTask implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    /** {@code group} string, {@code image_id} string, {@code keep} whether the picture itself is wanted. */
    static final StructType WANTED = new StructType()
            .add("group", DataTypes.StringType, false)
            .add(Columns.IMAGE_ID.name(), DataTypes.StringType, false)
            .add("keep", DataTypes.BooleanType, false);

    /** A picture: of an image, or the mean of a group where {@code image_id} is null; {@code pictures} is how many it is made of. */
    static final StructType FOUND = new StructType()
            .add("group", DataTypes.StringType, false)
            .add(Columns.IMAGE_ID.name(), DataTypes.StringType, true)
            .add("pictures", DataTypes.IntegerType, false)
            .add("height", DataTypes.IntegerType, false)
            .add("width", DataTypes.IntegerType, false)
            .add("channels", DataTypes.IntegerType, false)
            .add("samples", DataTypes.BinaryType, false);

    private final Where where;
    private final Broadcast<SerializableConfiguration> hadoop;

    /** Where pictures are, and how they are read. */
    record Where(Layout layout, String images, DecodeOptions decode, Preprocess pixels) implements Serializable {
        private static final long serialVersionUID = 1L;

        Where {
            Objects.requireNonNull(layout);
            Objects.requireNonNull(images);
            Objects.requireNonNull(decode);
            Objects.requireNonNull(pixels);
        }
    }

    PictureTask(Where where, Broadcast<SerializableConfiguration> hadoop) {
        this.where = where;
        this.hadoop = hadoop;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> wanted) throws IOException {
        List<Row> all = new ArrayList<>();
        wanted.forEachRemaining(all::add);
        List<Row> found = new ArrayList<>();
        try (PictureStore store = Sources.pictures(
                where.layout(), where.images(), where.decode(), hadoop.value().value())) {
            store.expect(all.stream().map(row -> row.getString(1)).toList());
            String group = "";
            @Nullable MeanPicture mean = null;
            for (Row row : all) {
                if (mean != null && !row.getString(0).equals(group)) {
                    add(mean, group, found);
                    mean = null;
                }
                group = row.getString(0);
                mean = mean == null ? new MeanPicture() : mean;
                Optional<Pixels> picture = picture(store, row.getString(1));
                if (picture.isPresent()) {
                    mean.add(picture.get());
                    if (row.getBoolean(2)) {
                        found.add(row(group, row.getString(1), 1, picture.get()));
                    }
                }
            }
            if (mean != null) {
                add(mean, group, found);
            }
        }
        return found.iterator();
    }

    private static void add(MeanPicture mean, String group, List<Row> found) {
        mean.picture().ifPresent(picture -> found.add(row(group, null, mean.pictures(), picture)));
    }

    /** The picture; empty where it has gone since, or changed so that it cannot be read. */
    private Optional<Pixels> picture(PictureStore store, String id) throws IOException {
        try {
            Decoded decoded = store.picture(id);
            Decoded fitted = decoded instanceof Pixels pixels ? where.pixels().fit(pixels) : decoded;
            return fitted instanceof Pixels pixels ? Optional.of(pixels) : Optional.empty();
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private static Row row(String group, @Nullable String id, int pictures, Pixels picture) {
        return RowFactory.create(
                group, id, pictures, picture.height(), picture.width(), picture.channels(), picture.samples());
    }
}
