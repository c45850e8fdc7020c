package camaudit.annotation;

import camaudit.text.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * COCO's object annotations, {@code instances_*.json}: pictures by {@code file_name}. The file is read in one pass, its lists in any order;
 * only the shapes of its objects are kept.
 *
 * <p>A picture's label is the category whose objects have the largest area together, by {@link ClassAreas}, areas being those of the field
 * {@code area} or else of the box. All objects are its foreground, crowds too. A box with a side of 0 has no area. A picture without
 * objects has no label and an empty region.
 */
public final class CocoAnnotations {
    private final Problems problems;
    private final Map<Long, CocoPicture> pictures = new HashMap<>();
    private final ArrayDeque<Header> headers = new ArrayDeque<>();
    private final HashMap<Integer, String> names = new HashMap<>();
    private final List<String> seen = new ArrayList<>();

    private record Header(long id, String file, int height, int width) {}

    private interface Entry {
        void read(JsonParser parser) throws IOException;
    }

    private CocoAnnotations(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the file.
     *
     * @param name the file's name, for messages
     * @throws AnnotationException with all problems, up to 20
     * @throws IOException if the stream fails
     */
    public static Annotations read(InputStream in, String name) throws IOException {
        CocoAnnotations reader = new CocoAnnotations(Problems.of(name, AnnotationException::new));
        reader.read(in);
        return reader.annotations();
    }

    private void read(InputStream in) throws IOException {
        CocoObject object = new CocoObject();
        try (JsonParser parser = JsonStreams.parser(in)) {
            try {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw problems.fatal("line 1", "this is not a JSON object with images, annotations and categories");
                }
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    seen.add(name);
                    switch (name) {
                        case "images" -> list(parser, name, this::header);
                        case "categories" -> list(parser, name, this::category);
                        case "annotations" -> list(parser, name, each -> object(each, object));
                        default -> parser.skipChildren();
                    }
                }
            } catch (JsonProcessingException e) {
                throw JsonStreams.malformed(problems, parser, e.getOriginalMessage());
            }
        }
        for (String name : List.of("images", "categories", "annotations")) {
            if (!seen.contains(name)) {
                problems.add("file", "it has no list " + name + ": is this COCO's instances_*.json?");
            }
        }
    }

    private void list(JsonParser parser, String name, Entry entry) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw problems.fatal(JsonStreams.where(parser), name + " is not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw problems.fatal(JsonStreams.where(parser), name + " holds something that is not an object");
            }
            entry.read(parser);
        }
    }

    private void header(JsonParser parser) throws IOException {
        String where = "images, " + JsonStreams.where(parser);
        CocoFields fields = CocoFields.read(parser, List.of("file_name"), List.of("id", "height", "width"));
        String file = Names.normalized(fields.text("file_name"));
        OptionalLong id = fields.number("id");
        long height = fields.number("height").orElse(0);
        long width = fields.number("width").orElse(0);
        if (file.isEmpty() || id.isEmpty() || !isSide(height) || !isSide(width)) {
            problems.add(
                    where,
                    "the picture " + Problems.shown(file) + " with id " + shown(id) + " is " + width + "×" + height
                            + " (width×height): it needs file_name, id, width and height");
            return;
        }
        headers.add(new Header(id.getAsLong(), file, (int) height, (int) width));
    }

    private static boolean isSide(long value) {
        return value > 0 && value <= 1_000_000;
    }

    private static String shown(OptionalLong id) {
        return id.isPresent() ? String.valueOf(id.getAsLong()) : "none";
    }

    private void category(JsonParser parser) throws IOException {
        String where = "categories, " + JsonStreams.where(parser);
        CocoFields fields = CocoFields.read(parser, List.of("name"), List.of("id"));
        long id = fields.number("id").orElse(-1);
        String name = fields.text("name").strip();
        if (!isCategory(id) || name.isEmpty() || names.put((int) id, name) != null) {
            problems.add(
                    where,
                    "the category " + Problems.shown(name) + " with id " + id
                            + ": it needs a name and an id of its own, a whole number from 0 on");
        }
    }

    private static boolean isCategory(long id) {
        return id >= 0 && id < Integer.MAX_VALUE;
    }

    private void object(JsonParser parser, CocoObject object) throws IOException {
        String where = JsonStreams.where(parser);
        try {
            object.read(parser);
            if (object.image().isEmpty() || !isCategory(object.category().orElse(-1))) {
                throw new IllegalArgumentException("it needs image_id and category_id, whole numbers from 0 on");
            }
            pictures.computeIfAbsent(object.image().getAsLong(), id -> new CocoPicture())
                    .add(object.shape(), (int) object.category().getAsLong(), object.isCrowd(), object.area());
        } catch (IllegalArgumentException e) {
            problems.add(
                    "annotation " + (object.id() < 0 ? "" : object.id() + " ") + "at " + where,
                    String.valueOf(e.getMessage()));
        }
    }

    /** The annotations that were read; the reader's copies are released on the way. */
    private Annotations annotations() {
        Map<String, Annotation> byFile = new LinkedHashMap<>();
        for (Header header = headers.poll(); header != null; header = headers.poll()) {
            CocoPicture picture = pictures.remove(header.id());
            String where = "picture " + Problems.shown(header.file());
            try {
                CocoObjects objects = new CocoObjects(
                        picture == null ? new CocoPicture() : picture, names, header.height(), header.width());
                Annotation annotation =
                        new Annotation(objects.picture().label(names).orElse(null), objects);
                objects.region(Optional.empty());
                if (byFile.put(header.file(), annotation) != null) {
                    problems.add(where, "it is listed twice: keep one");
                }
            } catch (IllegalArgumentException e) {
                problems.add(where, String.valueOf(e.getMessage()));
            }
        }
        pictures.keySet().stream()
                .sorted()
                .forEach(id -> problems.add("image_id " + id, "it is not among the images: add it there"));
        problems.throwIfAny();
        return new Annotations(byFile);
    }
}
