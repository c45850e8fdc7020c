package camaudit.annotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What an annotation file is, by its content. */
public enum AnnotationKind {
    /** A manifest of comma-separated values. */
    CSV,
    /** A manifest in JSON. */
    JSON,
    COCO,
    /** The Pascal VOC annotation of one picture. */
    VOC,
    /** A file that is not text. */
    BINARY;

    private static final int LOOKED_AT = 256;
    private static final int BYTE_ORDER_MARK = 0xEF;
    private static final List<String> COCO_LISTS = List.of("images", "annotations", "categories");

    /**
     * Looks at a file's first characters and, where it is JSON, at its first object.
     *
     * @throws IOException if the stream fails
     */
    public static AnnotationKind of(InputStream in) throws IOException {
        BufferedInputStream content = new BufferedInputStream(in);
        content.mark(LOOKED_AT);
        byte[] head = content.readNBytes(LOOKED_AT);
        content.reset();
        int start = head.length > 2 && (head[0] & 0xFF) == BYTE_ORDER_MARK ? 3 : 0;
        char first = 0;
        for (int i = head.length - 1; i >= start; i--) {
            if (head[i] >= 0 && head[i] < ' ' && head[i] != '\t' && head[i] != '\n' && head[i] != '\r') {
                return BINARY;
            }
            first = Character.isWhitespace(head[i]) ? first : (char) (head[i] & 0xFF);
        }
        return switch (first) {
            case '<' -> VOC;
            case '{' -> isCoco(content) ? COCO : JSON;
            case '[' -> JSON;
            default -> CSV;
        };
    }

    private static boolean isCoco(InputStream in) throws IOException {
        try (JsonParser parser = JsonStreams.parser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && COCO_LISTS.contains(name)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
