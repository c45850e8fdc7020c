package camaudit.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TestCocoAnnotations {
    private static final String HEAD = """
            {"info": {"x": [1, {"y": 2}]}, "licenses": [],
             "images": [{"id": 1, "file_name": "a.jpg", "height": 4, "width": 4},
                        {"file_name": "b.jpg", "height": 2, "width": 3, "id": 2},
                        {"file_name": "c.jpg", "height": 2, "width": 3, "id": 3}],
             "annotations": [""";
    private static final String TAIL = """
            ], "categories": [{"id": 5, "name": "dog"}, {"id": 9, "name": "cat", "supercategory": "animal"}]}""";
    private static final String OBJECTS = """
            {"segmentation": [[0, 0, 4, 0, 0, 4]], "area": 8.0, "iscrowd": 0, "image_id": 1, "bbox": [0, 0, 4, 4],
             "category_id": 5, "id": 100},
            {"segmentation": [[3, 3, 4, 3, 4, 4, 3, 4]], "image_id": 1, "bbox": [3, 3, 1, 1], "category_id": 9, "id": 101},
            {"segmentation": {"size": [2, 3], "counts": [1, 3, 2]}, "image_id": 2, "iscrowd": 1, "area": 100,
             "bbox": [0, 0, 2, 2], "category_id": 5, "id": 102},
            {"segmentation": {"counts": "132", "size": [2, 3]}, "image_id": 2, "bbox": [0, 0, 2, 2], "category_id": 9,
             "id": 103},
            {"image_id": 2, "bbox": [2, 1, 1, 1], "category_id": 9, "id": 104}""";

    @Test
    void theLabelIsTheClassWithTheLargestArea() throws IOException {
        Annotations annotations = read(OBJECTS);
        Annotation first = Texts.find(annotations, "train/a.jpg").orElseThrow();
        assertThat(first.label()).contains("dog");
        assertThat(Texts.area(first.region("dog").orElseThrow(), 4, 4)).isEqualTo(0.5);
        Annotation second = Texts.find(annotations, "b.jpg").orElseThrow();
        assertThat(second.label()).as("a crowd does not decide").contains("cat");
        assertThat(Texts.area(second.region("cat").orElseThrow(), 2, 3)).isCloseTo(4.0 / 6, within(1e-12));
        Annotation third = Texts.find(annotations, "c.jpg").orElseThrow();
        assertThat(third.label()).isEmpty();
        assertThat(third.region().orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void allObjectsAreTheForeground() throws IOException {
        Annotations all = read(OBJECTS);
        assertThat(Texts.area(Texts.find(all, "a.jpg").orElseThrow(), 4, 4)).isEqualTo(9.0 / 16);
    }

    @Test
    void listsMayComeInAnyOrder() throws IOException {
        Annotations annotations = whole("""
                {"annotations": [{"category_id": 5, "bbox": [0, 0, 1, 1], "image_id": 1}],
                 "categories": [{"name": "dog", "id": 5}],
                 "images": [{"id": 1, "file_name": "a.jpg", "height": 4, "width": 4}]}""");
        assertThat(Texts.find(annotations, "a.jpg").orElseThrow().label()).contains("dog");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        AnnotationException thrown = catchThrowableOfType(AnnotationException.class, () -> read("""
                        {"id": 1, "image_id": 1, "category_id": 5, "segmentation": [[0, 0, 1, 1]], "bbox": [0, 0, 1, 1]},
                        {"id": 2, "image_id": 1, "category_id": 5, "bbox": [0, 0, -1, 1]},
                        {"id": 3, "image_id": 1, "category_id": 5, "bbox": [0, 0, 1e30, [1, [2, {"a": 3}]]]},
                        {"id": 4, "image_id": 1, "category_id": 5, "segmentation": {"size": [2, 2], "counts": [1, 1]}},
                        {"id": 5, "image_id": "x", "category_id": 5},
                        {"id": 6, "image_id": 77, "category_id": 5},
                        {"id": 7, "image_id": 2, "category_id": 6},
                        {"id": 8, "image_id": 3, "category_id": 5, "segmentation": {"size": [4, 1], "counts": [1, 3]}}"""));
        assertThat(thrown.problems())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("coco, annotation 1 ")
                                .contains("4 numbers"),
                        second -> assertThat(second).contains("annotation 2 ").contains("-1.0"),
                        third -> assertThat(third).contains("annotation 3 ").contains("1e30"),
                        fourth -> assertThat(fourth).contains("annotation 4 ").contains("sum to 2"),
                        fifth -> assertThat(fifth).contains("annotation 5 ").contains("'x'"),
                        sixth -> assertThat(sixth).contains("'b.jpg'").contains("category_id 6"),
                        seventh -> assertThat(seventh).contains("'c.jpg'").contains("1×4"),
                        eighth -> assertThat(eighth).contains("image_id 77"));
    }

    @Test
    void whatIsNotCocoIsNamed() {
        assertThatThrownBy(() -> whole("[]")).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> whole("{}")).hasMessageContaining("no list images");
        assertThatThrownBy(() -> whole("{\"images\": 3}")).hasMessageContaining("images is not a list");
        assertThatThrownBy(() -> whole("{\"images\": [")).hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> whole("{\"a\": " + "[".repeat(10_000))).hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> whole("{\"images\": [{\"id\": 1e400, \"file_name\": 7}], \"categories\": [{}]}"))
                .hasMessageContaining("it needs file_name, id")
                .hasMessageContaining("it needs a name");
    }

    private static Annotations read(String objects) throws IOException {
        return CocoAnnotations.read(Texts.stream(HEAD + objects + TAIL), "coco");
    }

    private static Annotations whole(String text) throws IOException {
        return CocoAnnotations.read(Texts.stream(text), "coco");
    }
}
