package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.Pictures;
import camaudit.explain.Explainer;
import camaudit.spark.session.LocalSpark;
import camaudit.spec.ExplainOptions;
import camaudit.spec.TargetRule;
import camaudit.text.InputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A user's own dataset with an image column. */
class TestImageExplainer {
    private static final String MODEL = "src/demo/mnist-cnn.keras";
    private static final int COUNT = 9;
    private static final ExplainOptions OPTIONS =
            ExplainOptions.DEFAULT.by("grad-cam", "saliency", "random-cam").pixels(1 / 255.0, 0, List.of(), List.of());
    private static final StructType ENCODED =
            new StructType().add("name", "string").add("photo", "binary").add("class", "int");

    @Test
    void rowsAreTheFacadesWhateverThePartitions() throws IOException {
        List<Row> one =
                sorted(ImageExplainer.of(LocalSpark.session(), MODEL, OPTIONS).transform(encoded(1), "photo"));
        List<Row> three =
                sorted(ImageExplainer.of(LocalSpark.session(), MODEL, OPTIONS).transform(encoded(3), "photo"));
        assertThat(text(three)).isEqualTo(text(one));
        assertThat(one).hasSize(3 * (COUNT - 2) + 2);
        try (Explainer explainer = Explainer.open(Path.of(MODEL), OPTIONS)) {
            for (Row row : one) {
                if (row.getAs("rejection_reason") == null
                        && !row.getAs("method").equals("random-cam")) {
                    var alone = explainer.explain(row.<byte[]>getAs("photo"));
                    float[] map = LocalSpark.cam(row);
                    float[] expected = alone.map(row.getAs("method")).raw().values();
                    assertThat(row.<Integer>getAs("predicted")).isEqualTo(alone.predicted());
                    for (int i = 0; i < expected.length; i++) {
                        assertThat(map[i]).isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-5f));
                    }
                }
            }
        }
    }

    @Test
    void whatCannotBeUsedKeepsItsRow() throws IOException {
        List<Row> rejected = sorted(ImageExplainer.of(LocalSpark.session(), MODEL, OPTIONS)
                .transform(encoded(2), "photo")
                .where("rejection_reason is not null"));
        assertThat(rejected).extracting(row -> row.<String>getAs("name")).containsExactly("1", "4");
        assertThat(rejected)
                .extracting(row -> row.<String>getAs("rejection_reason"))
                .containsExactly("NOT_AN_IMAGE", "EMPTY_FILE");
        assertThat(rejected).allMatch(row -> row.isNullAt(row.fieldIndex("cam")));
    }

    @Test
    void labelsAreTargets() throws IOException {
        ExplainOptions labelled = OPTIONS.by("grad-cam").target(TargetRule.LABEL);
        List<Row> rows = sorted(ImageExplainer.of(LocalSpark.session(), MODEL, labelled)
                .labelled("class")
                .transform(encoded(2), "photo")
                .where("rejection_reason is null and class is not null"));
        assertThat(rows).isNotEmpty().allMatch(row -> row.getAs("class").equals(row.getAs("target")));
    }

    @Test
    void sparksImagesAndHuggingFacesStructsGiveTheSame() throws IOException {
        ImageExplainer explainer = ImageExplainer.of(LocalSpark.session(), MODEL, OPTIONS.by("hires-cam"));
        StructType image = new StructType()
                .add("height", "int")
                .add("width", "int")
                .add("nChannels", "int")
                .add("data", "binary");
        StructType bytes = new StructType().add("bytes", "binary").add("path", "string");
        BufferedImage picture = Pictures.noise(new Random(7));
        byte[] raw = new byte[28 * 28];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) picture.getRaster().getSample(i % 28, i / 28, 0);
        }
        Dataset<Row> both = LocalSpark.session()
                .createDataFrame(
                        List.of(RowFactory.create(
                                RowFactory.create(28, 28, 1, raw), RowFactory.create(Pictures.png(picture), "a.png"))),
                        new StructType().add("spark", image).add("hugging", bytes));
        float[] fromSpark = LocalSpark.cam(explainer.transform(both, "spark").first());
        float[] fromBytes = LocalSpark.cam(explainer.transform(both, "hugging").first());
        assertThat(fromSpark).isEqualTo(fromBytes);
    }

    @Test
    void columnsThatDoNotFitStopBeforeAnyWork() throws IOException {
        ImageExplainer explainer = ImageExplainer.of(LocalSpark.session(), MODEL, OPTIONS);
        Dataset<Row> images = encoded(1);
        assertThatThrownBy(() -> explainer.transform(images, "picture"))
                .isInstanceOf(InputException.class)
                .hasMessage("there is no column 'picture', only [name, photo, class]");
        assertThatThrownBy(() -> explainer.transform(images, "name")).hasMessageContaining("column 'name' is string");
        assertThatThrownBy(() -> explainer.transform(images.withColumnRenamed("class", "target"), "photo"))
                .hasMessageContaining("columns named [target]");
        assertThatThrownBy(() -> explainer.labelled("name").transform(images, "photo"))
                .hasMessageContaining("no integer column 'name'");
    }

    private static Dataset<Row> encoded(int partitions) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] content = i == 1
                    ? "no picture".getBytes(StandardCharsets.UTF_8)
                    : Pictures.png(Pictures.noise(new Random(i)));
            rows.add(RowFactory.create("" + i, i == 4 ? null : content, i % 2 == 0 ? i : null));
        }
        return LocalSpark.session().createDataFrame(rows, ENCODED).repartition(partitions);
    }

    private static List<Row> sorted(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .sorted(Comparator.comparing((Row row) -> row.<String>getAs("name"))
                        .thenComparing(row -> String.valueOf(row.<String>getAs("method"))))
                .toList();
    }

    private static List<String> text(List<Row> rows) {
        return rows.stream()
                .map(row -> row.getAs("name") + " " + row.getAs("method") + " " + row.getAs("rejection_message") + " "
                        + Arrays.toString(row.isNullAt(row.fieldIndex("cam")) ? new float[0] : LocalSpark.cam(row)))
                .toList();
    }
}
