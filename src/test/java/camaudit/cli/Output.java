package camaudit.cli;

import camaudit.spark.session.LocalSpark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Reads what a run wrote, as anybody would. */
final class Output {
    private Output() {}

    /** The rows of {@code explanations} in the order of image and method. */
    static List<Row> explanations(Path output) {
        return rows(output.resolve("explanations"));
    }

    /** The rows of {@code rejections} in the order of the images. */
    static List<Row> rejections(Path output) {
        return rows(output.resolve("rejections"));
    }

    static JsonNode report(Path output) throws IOException {
        return new ObjectMapper().readTree(output.resolve("run.json").toFile());
    }

    /** The image ids of both tables. */
    static List<String> inputs(Path output) {
        return Stream.of(explanations(output), rejections(output))
                .flatMap(List::stream)
                .map(row -> row.<String>getAs("image_id"))
                .toList();
    }

    private static List<Row> rows(Path folder) {
        return LocalSpark.rows(folder).stream()
                .sorted(Comparator.comparing(row -> row.<String>getAs("image_id")))
                .toList();
    }
}
