package camaudit.spark.source.parquet;

import camaudit.image.Decoded;
import camaudit.image.Rejection;
import camaudit.spark.source.SparkPixels;
import camaudit.spark.source.container.RawLabel;
import camaudit.spark.source.container.StoredRecord;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.Type;

/** The image, label, mask and boxes of a row. */
final class RowImage {
    private final ImageColumns columns;

    RowImage(ImageColumns columns) {
        this.columns = columns;
    }

    StoredRecord of(Group row, String key) {
        StoredRecord image = image(row, key);
        StoredRecord masked = columns.mask()
                .flatMap(name -> mask(row, name))
                .map(image::masked)
                .orElse(image);
        return columns.boxes()
                .flatMap(boxes -> boxes.of(row))
                .map(masked::boxed)
                .orElse(masked);
    }

    private Optional<byte[]> mask(Group row, String column) {
        if (row.getFieldRepetitionCount(column) == 0) {
            return Optional.empty();
        }
        if (row.getType().getType(column).isPrimitive()) {
            return Optional.of(row.getBinary(column, 0).getBytes());
        }
        Group mask = row.getGroup(column, 0);
        return mask.getFieldRepetitionCount(columns.bytes()) == 0
                ? Optional.empty()
                : Optional.of(mask.getBinary(columns.bytes(), 0).getBytes());
    }

    private StoredRecord image(Group row, String key) {
        if (row.getFieldRepetitionCount(columns.image()) == 0) {
            return missing(key, "", "the image is null");
        }
        return switch (columns.kind()) {
            case ENCODED ->
                StoredRecord.encoded(
                        key, "", label(row), row.getBinary(columns.image(), 0).getBytes());
            case ENCODED_FIELD -> field(row, row.getGroup(columns.image(), 0), key);
            case SPARK_IMAGE -> pixels(row, row.getGroup(columns.image(), 0), key);
        };
    }

    private StoredRecord field(Group row, Group image, String key) {
        String path = text(image, columns.path());
        if (image.getFieldRepetitionCount(columns.bytes()) == 0) {
            return missing(
                    key,
                    path,
                    "the image's bytes are null" + (path.isEmpty() ? "" : ", only the path " + path + " is there")
                            + ": write the dataset with its files embedded");
        }
        return StoredRecord.encoded(
                key, path, label(row), image.getBinary(columns.bytes(), 0).getBytes());
    }

    private StoredRecord pixels(Group row, Group image, String key) {
        if (SparkPixels.FIELDS.stream().anyMatch(field -> image.getFieldRepetitionCount(field) == 0)) {
            return missing(key, "", "a field of Spark's image struct is null");
        }
        byte[] data = image.getBinary("data", 0).getBytes();
        Decoded picture = SparkPixels.decode(
                image.getInteger("height", 0), image.getInteger("width", 0), image.getInteger("nChannels", 0), data);
        return picture instanceof Rejection why
                ? StoredRecord.rejected(key, "", why)
                : StoredRecord.picture(key, "", label(row), picture, data);
    }

    private static String text(Group group, String field) {
        return group.getType().containsField(field) && group.getFieldRepetitionCount(field) > 0
                ? group.getBinary(field, 0).toStringUsingUTF8()
                : "";
    }

    private static StoredRecord missing(String key, String name, String message) {
        return StoredRecord.rejected(key, name, new Rejection(Rejection.Reason.EMPTY_FILE, message));
    }

    private Optional<RawLabel> label(Group row) {
        if (columns.label().isEmpty()) {
            return Optional.empty();
        }
        String name = columns.label().get();
        if (row.getFieldRepetitionCount(name) == 0) {
            return Optional.empty();
        }
        Type type = row.getType().getType(name);
        return Optional.of(
                switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                    case INT32 -> RawLabel.number(row.getInteger(name, 0));
                    case INT64 -> RawLabel.number(row.getLong(name, 0));
                    default -> RawLabel.text(row.getBinary(name, 0).toStringUsingUTF8());
                });
    }
}
