package camaudit.spark.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.spark.session.LocalSpark;
import camaudit.spark.table.ExplanationTable;
import camaudit.spec.RenderChoice;
import camaudit.text.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows are drawn, and on which pages. */
class TestRenderSelection {
    private static final int IMAGES = 20;

    @Test
    void aPredicateChoosesRows() {
        assertThat(ids(where("label <> predicted and border_lift > 1.5").figures()))
                .containsExactly("img-16", "img-19");
        assertThat(ids(where("label = 77").figures())).isEmpty();
        assertThat(ids(where("label = 1 -- of two").figures())).hasSize(10);
    }

    @Test
    void whatSparkDoesNotUnderstandIsSaid() {
        assertThatThrownBy(() -> where("label <> predicted and borderlift > 2"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--where \"label <> predicted and borderlift > 2\": ")
                .hasMessageContaining("`borderlift` cannot be resolved")
                .hasMessageContaining("Columns: image_id, uri, ")
                .hasMessageNotContaining("SQLSTATE");
        for (String bad :
                List.of("label <> predicted and", "label = = 1", "label", "'x'", "count(*) > 1", "label = 1; drop")) {
            assertThatThrownBy(() -> where(bad))
                    .as(bad)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("--where \"" + bad + "\": ");
        }
    }

    @Test
    void theTopRowsByAColumn() {
        List<Row> top = sorted(top("border_lift", false, 3).figures());
        assertThat(top.stream().map(row -> row.<String>getAs("image_id")))
                .containsExactly("img-19", "img-18", "img-16");
        assertThat(top.stream().map(row -> row.<Double>getAs(PageColumns.VALUE)))
                .containsExactly(1.9, 1.8, 1.6);
        assertThat(ids(top("border_lift", true, 2).figures())).containsExactly("img-01", "img-02");
        assertThat(top("border_lift", false, 1000).figures().count())
                .as("neither null nor NaN has a place")
                .isEqualTo(IMAGES - 2);
    }

    @Test
    void onlyNumbersGiveAnOrder() {
        assertThatThrownBy(() -> top("borderlift", false, 3))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "--order borderlift: there is no such column. Numeric columns: label, predicted");
        assertThatThrownBy(() -> top("method", false, 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the column holds no numbers");
    }

    @Test
    void anImageOfWhichOneRowFitsHasAllItsMethods() {
        List<Row> rows = new RenderSelection(
                        table("grad-cam", "saliency"),
                        choice(
                                Optional.of("method = 'saliency' and border_lift between 1.75 and 2"),
                                Optional.empty(),
                                0))
                .images()
                .collectAsList();
        assertThat(rows.stream()
                        .map(row -> row.getAs("image_id") + " " + row.getAs("method"))
                        .sorted())
                .containsExactly("img-18 grad-cam", "img-18 saliency", "img-19 grad-cam", "img-19 saliency");
        RenderSelection best = new RenderSelection(
                table("grad-cam", "saliency"),
                new RenderChoice(
                        List.of(), Optional.empty(), Optional.of("border_lift"), false, OptionalLong.of(2), 0));
        assertThat(best.images().collectAsList()).hasSize(4);
    }

    @Test
    void pagesOfClasses() {
        List<Row> rows = new RenderSelection(
                        table("grad-cam", "saliency"), choice(Optional.empty(), Optional.empty(), 0))
                .classes("label", 4)
                .collectAsList();
        assertThat(rows).hasSize(2 * IMAGES);
        for (Row row : rows) {
            assertThat(row.<Long>getAs(PageColumns.COUNT)).isEqualTo(10);
            assertThat(row.<Long>getAs(PageColumns.LABELLED)).isEqualTo(10);
            assertThat(row.<Integer>getAs(PageColumns.PAGES)).isEqualTo(3);
            long rank = row.<Long>getAs(PageColumns.RANK);
            assertThat(row.<Integer>getAs(PageColumns.NUMBER)).isEqualTo((int) ((rank + 3) / 4));
        }
        assertThat(rows.stream()
                        .filter(row -> row.<Integer>getAs(PageColumns.NUMBER) == 3
                                && row.<Integer>getAs("label") == 0
                                && row.getAs("method").equals("saliency"))
                        .map(row -> row.<String>getAs("image_id")))
                .containsExactly("img-16", "img-18");
        assertThat(rows.stream()
                        .filter(row -> row.<Integer>getAs("label") == 1)
                        .findFirst()
                        .orElseThrow()
                        .<Long>getAs(PageColumns.RIGHT))
                .isEqualTo(6);
    }

    @Test
    void aPredicateLeavesTheNumbersOfTheClassAlone() {
        List<Row> rows =
                where("label <> predicted and label = 1").classes("label", 60).collectAsList();
        assertThat(rows).hasSize(4);
        for (Row row : rows) {
            assertThat(row.<Long>getAs(PageColumns.COUNT)).isEqualTo(10);
            assertThat(row.<Long>getAs(PageColumns.CHOSEN)).isEqualTo(4);
            assertThat(row.<Long>getAs(PageColumns.RIGHT)).isEqualTo(6);
        }
    }

    @Test
    void aSampleOfEachClassIsTheSameHoweverRowsLie() {
        List<String> few = ids(limited(table("grad-cam").coalesce(1), 3).classes("predicted", 2));
        assertThat(few).hasSize(9);
        assertThat(ids(limited(table("grad-cam").repartition(7), 3).classes("predicted", 2)))
                .isEqualTo(few);
    }

    @Test
    void theTopOfEachClass() {
        List<Row> rows = top("border_lift", false, 2).classes("label", 60).collectAsList();
        assertThat(rows.stream().map(row -> row.<String>getAs("image_id")))
                .containsExactlyInAnyOrder("img-18", "img-16", "img-19", "img-15");
    }

    @Test
    void namesFitFileSystems() {
        assertThat(RenderNames.figure("a/b.png", "grad-cam", 0)).isEqualTo("a/b.png.grad-cam.png");
        assertThat(RenderNames.figure("a/b.png", "grad-cam", 7)).isEqualTo("0007-a-b.png.grad-cam.png");
        assertThat(RenderNames.methods("a/b.png", 0)).isEqualTo("a/b.png.methods.png");
        assertThat(RenderNames.sheet(3, "cat", "grad-cam", 1, 1)).isEqualTo("003-cat.grad-cam.png");
        assertThat(RenderNames.sheet(3, "3", "grad-cam", 2, 12)).isEqualTo("003.grad-cam.sheet-002.png");
        assertThat(RenderNames.sheet(3, "../../etc/x y", "m", 1, 1)).isEqualTo("003-__.._etc_x_y.m.png");
        assertThat(RenderNames.sheet(-1, "none", "m", 1, 1)).isEqualTo("no-label.m.png");
        for (String odd : List.of("猫".repeat(250), "x".repeat(5000), "😀".repeat(90))) {
            String name = RenderNames.figure("a/" + odd + ".png", "grad-cam", 0).substring(2);
            assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThan(255);
            assertThat(name)
                    .endsWith(".png.grad-cam.png")
                    .isNotEqualTo(RenderNames.figure("a/" + odd + "y.png", "grad-cam", 0)
                            .substring(2));
        }
    }

    private static RenderSelection where(String text) {
        return new RenderSelection(table("grad-cam"), choice(Optional.of(text), Optional.empty(), 0));
    }

    private static RenderSelection limited(Dataset<Row> table, long limit) {
        return new RenderSelection(table, choice(Optional.empty(), Optional.empty(), limit));
    }

    private static RenderSelection top(String column, boolean ascending, long top) {
        return new RenderSelection(
                table("grad-cam"),
                new RenderChoice(List.of(), Optional.empty(), Optional.of(column), ascending, OptionalLong.of(top), 0));
    }

    private static RenderChoice choice(Optional<String> where, Optional<String> order, long limit) {
        return new RenderChoice(List.of(), where, order, false, OptionalLong.empty(), limit);
    }

    private static List<String> ids(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.<String>getAs("image_id"))
                .sorted()
                .toList();
    }

    private static List<Row> sorted(Dataset<Row> rows) {
        return rows.orderBy(PageColumns.RANK).collectAsList();
    }

    /** Labels 0 and 1 in turn, every third predicted as 2·label; lift i/10, null at 0 and NaN at 17. */
    private static Dataset<Row> table(String... methods) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            for (String method : methods) {
                rows.add(row(i, method));
            }
        }
        return LocalSpark.session().createDataFrame(rows, ExplanationTable.structure());
    }

    private static Row row(int i, String method) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                String.format("img-%02d", i),
                "file:/x",
                "",
                i % 2,
                i % 3 == 1 ? 2 : i % 2,
                0,
                1f,
                0.5f,
                method,
                "conv",
                "OK",
                new float[] {1f},
                1,
                1,
                null,
                28,
                28));
        List<String> columns = List.of(ExplanationTable.structure().fieldNames());
        while (values.size() < columns.size() - 2) {
            boolean lift = columns.get(values.size()).equals("border_lift");
            values.add(lift && i > 0 ? Double.valueOf(i == 17 ? Double.NaN : i / 10.0) : null);
        }
        values.addAll(List.of("model", "run"));
        return RowFactory.create(values.toArray());
    }
}
