package camaudit.annotation;

import camaudit.text.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a manifest in JSON. */
final class JsonManifest {
    private static final String BOX = "bbox";

    private final ManifestRows rows;
    private final Problems problems;

    JsonManifest(ManifestRows rows, Problems problems) {
        this.rows = rows;
        this.problems = problems;
    }

    void read(InputStream in) throws IOException {
        try (JsonParser parser = JsonStreams.parser(in)) {
            try {
                JsonToken token = parser.nextToken();
                boolean isArray = token == JsonToken.START_ARRAY;
                JsonToken row = isArray ? parser.nextToken() : token;
                for (; row != null && row != JsonToken.END_ARRAY; row = parser.nextToken()) {
                    row(parser);
                }
                if (isArray && parser.nextToken() != null) {
                    throw problems.fatal(JsonStreams.where(parser), "text behind the array: copy the file again");
                }
            } catch (JsonProcessingException e) {
                throw JsonStreams.malformed(problems, parser, e.getOriginalMessage());
            }
        }
    }

    private void row(JsonParser parser) throws IOException {
        String where = JsonStreams.where(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw problems.fatal(
                    where, "there is " + parser.currentToken() + " in place of an object: give {\"image\": …}");
        }
        List<String> given = new ArrayList<>();
        List<String> box = new ArrayList<>();
        Map<String, String> row = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String plain = name.strip().toLowerCase(Locale.ROOT);
            JsonToken value = parser.nextToken();
            if (plain.equals(BOX)) {
                box.clear();
                box.addAll(box(parser, where));
                continue;
            }
            given.add(name);
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                row.put(plain, parser.getText());
            }
        }
        if (!box.isEmpty()) {
            // Beside a bbox, width and height are the picture's.
            given.removeIf(name -> ManifestColumns.SIDES.contains(name.strip().toLowerCase(Locale.ROOT)));
            given.addAll(ManifestColumns.SIDES);
            for (int i = 0; i < box.size(); i++) {
                row.put(ManifestColumns.SIDES.get(i), box.get(i));
            }
        }
        ManifestColumns.of(given, where, problems).ifPresent(columns -> rows.add(columns, where, row));
    }

    private List<String> box(JsonParser parser, String where) throws IOException {
        List<String> numbers = new ArrayList<>();
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return numbers;
        }
        boolean right = parser.currentToken() == JsonToken.START_ARRAY;
        while (right && parser.nextToken() != JsonToken.END_ARRAY) {
            right = parser.currentToken().isNumeric() && numbers.size() < ManifestColumns.SIDES.size();
            numbers.add(parser.getText());
        }
        if (!right || numbers.size() != ManifestColumns.SIDES.size()) {
            throw problems.fatal(where, "bbox is not [x, y, width, height]: give four numbers of pixels");
        }
        return numbers;
    }
}
