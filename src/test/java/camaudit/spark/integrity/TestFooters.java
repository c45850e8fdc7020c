package camaudit.spark.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.session.LocalSpark;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What footers say, against the rows themselves. */
class TestFooters {
    private static final List<String> COLUMNS = List.of("image_id", "label", "logit", "uri");

    @TempDir
    private Path folder;

    private List<String> write(int files, String... columns) throws IOException {
        Dataset<Row> rows = LocalSpark.session().range(files * 5L).toDF("n").selectExpr(columns);
        rows.repartition(files).write().parquet(folder.resolve("table").toString());
        try (Stream<Path> parts = Files.list(folder.resolve("table"))) {
            return parts.map(part -> "table/" + part.getFileName())
                    .filter(name -> name.contains("/part-"))
                    .sorted()
                    .toList();
        }
    }

    private List<Footer> read(List<String> paths) {
        return new Footers(LocalSpark.session(), new Storage(new Configuration()), folder.toString())
                .read(paths, COLUMNS);
    }

    @Test
    void manyAreReadOnSparkAndFewHereWithTheSameResult() throws IOException {
        List<String> paths = write(70, "concat('i', n) as image_id", "cast(n as int) as label");
        List<Footer> many = read(paths);
        assertThat(many).hasSameSizeAs(paths).extracting(Footer::path).containsExactlyElementsOf(paths);
        assertThat(many.subList(0, 60)).isEqualTo(read(paths.subList(0, 60)));
        assertThat(many.stream().mapToLong(Footer::rows).sum()).isEqualTo(350);
    }

    @Test
    void nullsAndExtremesOfEachColumn() throws IOException {
        List<String> paths = write(
                1,
                "concat('i', n) as image_id",
                "cast(if(n = 2, null, n - 7) as int) as label",
                "cast(if(n = 0, 'NaN', cast(n as string)) as float) as logit",
                "array(cast(n as float)) as cam");
        Footer footer = read(paths).get(0);
        assertThat(footer.rows()).isEqualTo(5);
        assertThat(footer.types())
                .containsEntry("image_id", "string")
                .containsEntry("label", "int")
                .containsEntry("logit", "float")
                .containsEntry("cam", "array<float>");
        assertThat(footer.of("image_id").extremes()).containsExactly("i0", "i4");
        assertThat(footer.of("label").nulls()).isEqualTo(1);
        assertThat(footer.of("label").least()).isEqualTo(-7);
        assertThat(footer.of("label").greatest()).isEqualTo(-3);
        assertThat(footer.of("logit").known()).isTrue();
        assertThat(footer.of("logit").nulls()).isZero();
        assertThat(footer.of("uri").known()).as("there is no such column").isFalse();
    }

    @Test
    void mapsFitTheirSizesOrDoNot() throws IOException {
        assertThat(maps("a", "array_repeat(cast(n as float), 6)", "2", "3")).isEqualTo(Footer.Maps.FIT);
        assertThat(maps("b", "array_repeat(cast(n as float), 5)", "2", "3")).isEqualTo(Footer.Maps.DIFFER);
        assertThat(maps("c", "if(n = 3, null, array_repeat(cast(n as float), 6))", "2", "3"))
                .isEqualTo(Footer.Maps.DIFFER);
        assertThat(maps("d", "array_repeat(cast(n as float), 6)", "cast(2 + n % 2 as int)", "3"))
                .isEqualTo(Footer.Maps.UNKNOWN);
    }

    private Footer.Maps maps(String name, String cam, String height, String width) throws IOException {
        folder = Files.createDirectories(folder.resolve(name));
        List<String> paths = write(1, cam + " as cam", height + " as cam_height", width + " as cam_width");
        return read(paths).get(0).maps();
    }

    @Test
    void aFileThatIsNoParquetSaysWhy() throws IOException {
        Files.writeString(folder.resolve("text.parquet"), "no table");
        Files.createFile(folder.resolve("empty.parquet"));
        assertThat(read(List.of("text.parquet", "empty.parquet", "none.parquet")))
                .allSatisfy(footer -> assertThat(footer.unreadable()).isPresent())
                .allSatisfy(footer -> assertThat(footer.rows()).isZero())
                .last()
                .satisfies(
                        footer -> assertThat(footer.unreadable().orElseThrow()).contains("there is no such file"));
    }
}
