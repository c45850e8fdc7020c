package camaudit.annotation;

import camaudit.image.region.Rle;
import camaudit.text.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of a COCO file, checked; what is wrong with one is an {@link IllegalArgumentException}. */
final class CocoValues {
    private static final int MOST_COUNTS = 20_000_000;

    private CocoValues() {}

    static long whole(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new IllegalArgumentException(name + " is " + shown(parser) + ": give a whole number");
        }
        return parser.getLongValue();
    }

    /** A number whose magnitude is at most {@code most}. */
    static float number(JsonParser parser, String name, float most) throws IOException {
        float value = parser.currentToken().isNumeric() ? (float) parser.getDoubleValue() : Float.NaN;
        if (!(Math.abs(value) <= most)) {
            throw new IllegalArgumentException(name + " has " + shown(parser) + ": give numbers of pixels");
        }
        return value;
    }

    static void requireArray(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException(name + " is " + shown(parser) + ": give a list");
        }
    }

    /** Run lengths, {@code {"size": [height, width], "counts": numbers or text}}. */
    static Rle rle(JsonParser parser) throws IOException {
        int[] size = {};
        int[] counts = null;
        String compressed = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("size")) {
                size = numbers(parser, name);
            } else if (name.equals("counts") && value == JsonToken.VALUE_STRING) {
                compressed = parser.getText();
            } else if (name.equals("counts")) {
                counts = numbers(parser, name);
            } else {
                parser.skipChildren();
            }
        }
        return rle(size, counts, compressed);
    }

    private static Rle rle(int[] size, int @Nullable [] counts, @Nullable String compressed) {
        if (size.length != 2) {
            throw new IllegalArgumentException("size has " + size.length + " numbers: give [height, width]");
        }
        if (compressed != null) {
            return Rle.ofCompressed(size[0], size[1], compressed);
        }
        if (counts == null) {
            throw new IllegalArgumentException("segmentation is an object without counts: give the run lengths");
        }
        return Rle.ofCounts(size[0], size[1], counts);
    }

    private static int[] numbers(JsonParser parser, String name) throws IOException {
        requireArray(parser, name);
        int[] numbers = new int[16];
        int used = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long value = whole(parser, name);
            if (value < 0 || value > Integer.MAX_VALUE || used == MOST_COUNTS) {
                throw new IllegalArgumentException(name + " has " + value + ": give whole numbers from 0 on");
            }
            numbers = used == numbers.length ? Arrays.copyOf(numbers, 2 * used) : numbers;
            numbers[used++] = (int) value;
        }
        return Arrays.copyOf(numbers, used);
    }

    private static String shown(JsonParser parser) throws IOException {
        return Problems.shown(String.valueOf(parser.getText()));
    }
}
