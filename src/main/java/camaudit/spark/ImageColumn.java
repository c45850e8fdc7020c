package camaudit.spark;

import camaudit.image.Decoded;
import camaudit.image.ImageDecoder;
import camaudit.image.InputException;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** How pictures stand in a column of a user's dataset. */
enum ImageColumn implements Serializable {
    /** The bytes of an image file. */
    ENCODED,
    /** A struct with the bytes of an image file in its field {@code bytes}, as Hugging Face writes datasets. */
    ENCODED_FIELD,
    /** Spark's own image struct: height, width, nChannels, and data as OpenCV has it, blue first. */
    SPARK_IMAGE;

    private static final String BYTES = "bytes";
    private static final List<String> IMAGE = List.of("height", "width", "nChannels", "data");

    /**
     * How a column holds pictures.
     *
     * @throws InputException if there is no such column, or it holds none
     */
    static ImageColumn of(StructType schema, String column) {
        List<String> names = Arrays.asList(schema.fieldNames());
        if (!names.contains(column)) {
            throw new InputException("there is no column '" + column + "', only " + names);
        }
        DataType type = schema.fields()[names.indexOf(column)].dataType();
        if (type.equals(DataTypes.BinaryType)) {
            return ENCODED;
        }
        if (type instanceof StructType struct) {
            List<String> fields =
                    Arrays.stream(struct.fields()).map(StructField::name).toList();
            if (fields.containsAll(IMAGE)) {
                return SPARK_IMAGE;
            }
            if (fields.contains(BYTES)
                    && struct.fields()[fields.indexOf(BYTES)].dataType().equals(DataTypes.BinaryType)) {
                return ENCODED_FIELD;
            }
        }
        throw new InputException(
                "column '" + column + "' is " + type.simpleString()
                        + ": expected the bytes of image files (binary), a struct with such a field 'bytes', or Spark's image struct");
    }

    /** The picture of one row, or why there is none. */
    Decoded picture(@Nullable Object value, ImageDecoder decoder) {
        if (value == null) {
            return new Rejection(Rejection.Reason.EMPTY_FILE, "the image is null");
        }
        return switch (this) {
            case ENCODED -> decoder.decode((byte[]) value);
            case ENCODED_FIELD -> {
                byte[] bytes = ((Row) value).getAs(BYTES);
                yield bytes == null
                        ? new Rejection(Rejection.Reason.EMPTY_FILE, "the image's bytes are null")
                        : decoder.decode(bytes);
            }
            case SPARK_IMAGE -> fromSpark((Row) value);
        };
    }

    private static Decoded fromSpark(Row image) {
        int height = image.<Integer>getAs("height");
        int width = image.<Integer>getAs("width");
        int channels = image.<Integer>getAs("nChannels");
        byte[] data = image.getAs("data");
        if (height < 1 || width < 1 || data == null || (long) height * width * channels != data.length) {
            return new Rejection(
                    Rejection.Reason.CORRUPT,
                    "an image of " + height + "×" + width + "×" + channels + " does not fit its "
                            + (data == null ? 0 : data.length) + " bytes: Spark could not read the file");
        }
        if (channels == 1) {
            return new Pixels(height, width, 1, data);
        }
        if (channels != 3 && channels != 4) {
            return new Rejection(
                    Rejection.Reason.UNSUPPORTED_COLOR, "an image of " + channels + " channels: expected 1, 3 or 4");
        }
        byte[] rgb = new byte[height * width * 3];
        for (int i = 0; i < height * width; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = data[channels * i + 2 - c];
            }
        }
        return new Pixels(height, width, 3, rgb);
    }
}
