package camaudit.annotation;

import camaudit.text.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table with a row for each picture, or several for one with several boxes. Columns, in any order and case:
 *
 * <ul>
 *   <li>{@code image}, or else {@code path}, {@code file}, {@code file_name} or {@code uri}: the picture
 *   <li>{@code label}: its class, a number or a name; the same in all rows of a picture
 *   <li>{@code mask}: its mask file, and {@code mask_value}: the one value there that is foreground (else every value but 0)
 *   <li>{@code x, y, width, height} or {@code x1, y1, x2, y2}: a box in pixels from the left and upper edge, 0 being the edge of the
 *       first pixel; {@code x2, y2} are the far edges
 * </ul>
 *
 * <p>Any cell but the picture's may be empty. {@code width} and {@code height} without {@code x} and {@code y} are not a box. Other
 * columns are passed over.
 */
public final class Manifest {
    private Manifest() {}

    /**
     * A CSV file in UTF-8 with a header, by RFC 4180.
     *
     * @param name the file's name, for messages
     * @throws AnnotationException with all problems, up to 20
     * @throws IOException if the stream fails
     */
    public static Annotations csv(InputStream in, String name) throws IOException {
        Problems problems = Problems.of(name, AnnotationException::new);
        ManifestRows rows = new ManifestRows(problems);
        try {
            CsvReader reader = new CsvReader(text(in), problems);
            CsvReader.Line header = reader.read()
                    .orElseThrow(() -> problems.fatal("line 1", "the file is empty: begin it with the columns' names"));
            Optional<ManifestColumns> columns = ManifestColumns.of(header.fields(), "line " + header.line(), problems);
            List<String> names = header.fields().stream()
                    .map(field -> field.strip().toLowerCase(Locale.ROOT))
                    .toList();
            problems.throwIfAny();
            for (Optional<CsvReader.Line> line = reader.read(); line.isPresent(); line = reader.read()) {
                add(line.get(), names, columns.orElseThrow(), rows, problems);
            }
        } catch (CharacterCodingException e) {
            throw problems.fatal("text", "the file is not UTF-8: save it as UTF-8");
        }
        return rows.annotations();
    }

    private static void add(
            CsvReader.Line line, List<String> names, ManifestColumns columns, ManifestRows rows, Problems problems) {
        String where = "line " + line.line();
        if (line.fields().size() != names.size()) {
            problems.add(
                    where,
                    "it has " + line.fields().size() + " fields, the header " + names.size()
                            + ": put fields with commas in quotes");
            return;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), line.fields().get(i));
        }
        rows.add(columns, where, row);
    }

    /**
     * A JSON array of objects, or one object after the other, as in JSON lines, with the columns as fields. A field {@code bbox} of four
     * numbers stands for {@code x, y, width, height}.
     *
     * @param name the file's name, for messages
     * @throws AnnotationException with all problems, up to 20
     * @throws IOException if the stream fails
     */
    public static Annotations json(InputStream in, String name) throws IOException {
        Problems problems = Problems.of(name, AnnotationException::new);
        ManifestRows rows = new ManifestRows(problems);
        new JsonManifest(rows, problems).read(in);
        return rows.annotations();
    }

    private static BufferedReader text(InputStream in) {
        return new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}
