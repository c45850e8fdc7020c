package camaudit.spark.explain;

import camaudit.image.Decoded;
import camaudit.image.Rejection;
import camaudit.image.decode.ImageDecoder;
import camaudit.spark.source.SparkPixels;
import camaudit.text.InputException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** How a column of a user's dataset holds pictures. */
enum ImageColumn implements Serializable {
    /** The bytes of an image file. */
    ENCODED,
    /** A struct with the bytes of an image file in its field {@code bytes}, as Hugging Face writes datasets. */
    ENCODED_FIELD,
    /** Spark's own image struct: height, width, nChannels, and data as OpenCV has it, blue first. */
    SPARK_IMAGE;

    private static final String BYTES = "bytes";

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
            if (fields.containsAll(SparkPixels.FIELDS)) {
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
        return SparkPixels.decode(
                image.<Integer>getAs("height"),
                image.<Integer>getAs("width"),
                image.<Integer>getAs("nChannels"),
                image.getAs("data"));
    }
}
