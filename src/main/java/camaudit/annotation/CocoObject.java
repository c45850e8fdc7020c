package camaudit.annotation;

import camaudit.image.region.Rle;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One entry of COCO's {@code annotations}; the same memory serves for all entries, one after the other. */
final class CocoObject {
    private static final int MOST_NUMBERS = 4_000_000;
    private static final int SIDES = 4;

    private float[] points = new float[64];
    private int[] ends = new int[4];
    private int used;
    private int polygons;
    private final float[] box = new float[SIDES];
    private boolean hasBox;
    private @Nullable Rle rle;
    private long id;
    private OptionalLong image = OptionalLong.empty();
    private OptionalLong category = OptionalLong.empty();
    private boolean crowd;
    private float area;

    /**
     * Reads the object at whose beginning the parser is, to its end.
     *
     * @throws IllegalArgumentException saying what is wrong with it; {@link #id} is known if it came before
     */
    void read(JsonParser parser) throws IOException {
        used = 0;
        polygons = 0;
        hasBox = false;
        rle = null;
        id = -1;
        image = OptionalLong.empty();
        category = OptionalLong.empty();
        crowd = false;
        area = -1;
        String problem = null;
        int level = parser.getParsingContext().getNestingDepth();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                field(name, parser);
            } catch (IllegalArgumentException e) {
                problem = problem == null ? String.valueOf(e.getMessage()) : problem;
                leave(parser, level);
            }
        }
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** Skips to the end of the value within which reading stopped. */
    private static void leave(JsonParser parser, int level) throws IOException {
        while (parser.getParsingContext().getNestingDepth() > level) {
            parser.nextToken();
        }
    }

    private void field(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "id" -> id = CocoValues.whole(parser, name);
            case "image_id" -> image = OptionalLong.of(CocoValues.whole(parser, name));
            case "category_id" -> category = OptionalLong.of(CocoValues.whole(parser, name));
            case "iscrowd" -> crowd = CocoValues.whole(parser, name) != 0;
            case "area" -> area = CocoValues.number(parser, name, Float.MAX_VALUE);
            case "bbox" -> readBox(parser);
            case "segmentation" -> segmentation(parser);
            default -> parser.skipChildren();
        }
    }

    private void readBox(JsonParser parser) throws IOException {
        int count = 0;
        CocoValues.requireArray(parser, "bbox");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            float value = CocoValues.number(parser, "bbox", Boxes.FARTHEST);
            if (count < SIDES) {
                box[count] = value;
            }
            count++;
        }
        if (count != SIDES || box[2] < 0 || box[3] < 0) {
            throw new IllegalArgumentException("bbox " + Arrays.toString(box) + " with " + count
                    + " numbers is not [x, y, width, height] with sides from 0 on");
        }
        hasBox = true;
    }

    private void segmentation(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            rle = CocoValues.rle(parser);
            return;
        }
        CocoValues.requireArray(parser, "segmentation");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            CocoValues.requireArray(parser, "a polygon of segmentation");
            int start = used;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                float value = CocoValues.number(parser, "segmentation", Boxes.FARTHEST);
                if (used == MOST_NUMBERS) {
                    throw new IllegalArgumentException("segmentation has more than " + MOST_NUMBERS + " numbers");
                }
                points = used == points.length ? Arrays.copyOf(points, 2 * used) : points;
                points[used++] = value;
            }
            int length = used - start;
            if (length < 6 || length % 2 != 0) {
                used = start;
                throw new IllegalArgumentException(
                        "a polygon of segmentation has " + length + " numbers: give x and y of at least 3 points");
            }
            ends = polygons == ends.length ? Arrays.copyOf(ends, 2 * polygons) : ends;
            ends[polygons++] = used;
        }
    }

    long id() {
        return id;
    }

    OptionalLong image() {
        return image;
    }

    OptionalLong category() {
        return category;
    }

    boolean isCrowd() {
        return crowd;
    }

    /** The field {@code area}, or else that of the box. */
    float area() {
        return area >= 0 ? area : hasBox ? box[2] * box[3] : 0;
    }

    /** The object's shape to keep, in exactly as much memory as it needs. */
    CocoShape shape() {
        if (rle != null) {
            return new CocoShape(new float[0], new int[0], rle);
        }
        if (polygons == 0 && hasBox && box[2] > 0 && box[3] > 0) {
            float right = box[0] + box[2];
            float bottom = box[1] + box[3];
            float[] corners = {box[0], box[1], right, box[1], right, bottom, box[0], bottom};
            return new CocoShape(corners, new int[] {corners.length}, null);
        }
        return new CocoShape(Arrays.copyOf(points, used), Arrays.copyOf(ends, polygons), null);
    }
}
