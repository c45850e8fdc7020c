package camaudit.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import camaudit.image.region.MaskRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TestManifest {
    @Test
    void rowsOfOnePictureAreItsBoxes() throws IOException {
        Annotations annotations = csv("""
                Image,Label,x,y,width,height,camera
                a/one.jpg,cat,0,0,2,2,old
                a/one.jpg,cat,1,1,2,2,old
                "b/two, or three.jpg",7,,,,,"new ""one""\"
                """);
        Annotation one = Texts.find(annotations, "a/one.jpg").orElseThrow();
        assertThat(one.label()).contains("cat");
        assertThat(one.labelNumber()).isEmpty();
        assertThat(Texts.area(one, 4, 4)).isEqualTo(7.0 / 16);
        Annotation two = Texts.find(annotations, "./b/two, or three.jpg").orElseThrow();
        assertThat(two.labelNumber()).hasValue(7);
        assertThat(two.region()).isEmpty();
    }

    @Test
    void cornersAndMasks() throws IOException {
        Annotations annotations = csv("""
                \ufefffile_name,x1,y1,x2,y2,mask,mask_value\r
                one.jpg,1,1,3,2.5,,\r
                two.jpg,,,,,masks\\two.png,15\r
                three.jpg,,,,,three.png,\r
                """);
        assertThat(Texts.area(Texts.find(annotations, "one.jpg").orElseThrow(), 4, 4))
                .isEqualTo(3.0 / 16);
        assertThat(Texts.find(annotations, "two.jpg").orElseThrow().mask())
                .contains(new MaskReference("masks/two.png", MaskRule.value(15)));
        assertThat(Texts.find(annotations, "three.jpg").orElseThrow().mask())
                .contains(new MaskReference("three.png", MaskRule.nonZero()));
    }

    @Test
    void widthAndHeightAloneAreThePictures() throws IOException {
        assertThat(csv("image,width,height\na.jpg,640,480\n").at("a.jpg").region())
                .isEmpty();
        Annotations json = json("{\"image\": \"a.jpg\", \"width\": 640, \"height\": 480, \"bbox\": [0, 0, 320, 480]}");
        assertThat(Texts.area(Texts.find(json, "a.jpg").orElseThrow(), 480, 640))
                .isEqualTo(0.5);
    }

    @Test
    void linesAndAnArrayAreTheSame() throws IOException {
        String rows =
                "{\"path\": \"a.jpg\", \"label\": 3, \"x\": 0, \"y\": 0, \"width\": 1, \"height\": 1, \"who\": {\"a\": [1]}}";
        for (String text : new String[] {rows + "\n" + rows + "\n", "[" + rows + "," + rows + "]"}) {
            Annotations annotations = json(text);
            assertThat(annotations.paths()).containsExactly("a.jpg");
            assertThat(Texts.find(annotations, "a.jpg").orElseThrow().labelNumber())
                    .hasValue(3);
        }
    }

    @Test
    void picturesAreFoundByTheirPathOrElseByTheirName() throws IOException {
        Annotations annotations = csv("image,label\na/x.jpg,1\nb/x.jpg,2\nb/y.jpg,3\n");
        assertThat(Texts.find(annotations, "b/x.jpg").orElseThrow().label()).contains("2");
        assertThat(Texts.find(annotations, "y.jpg").orElseThrow().label()).contains("3");
        assertThat(Texts.find(annotations, "z.jpg")).isEmpty();
        assertThatThrownBy(() -> Texts.find(annotations, "c/x.jpg"))
                .hasMessageContaining("several annotated pictures are called 'x.jpg'");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        AnnotationException thrown = catchThrowableOfType(AnnotationException.class, () -> csv("""
                image,label,mask,mask_value,x,y,width,height
                ,1,,,,,,
                a.jpg,1,,,NaN,0,1,1
                a.jpg,2,,,0,0,-1,1
                a.jpg,1,,9,0,0,1e9,1
                b.jpg,,m.png,70000,0,,1,1
                b.jpg,1
                """));
        assertThat(thrown.problems())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("boxes, line 2: the column image is empty"),
                        second -> assertThat(second).startsWith("boxes, line 3: x is 'NaN'"),
                        third -> assertThat(third).contains("label '2' here and '1' above"),
                        fourth -> assertThat(fourth).contains("-1.0 wide"),
                        fifth -> assertThat(fifth).contains("mask_value '9' without a mask"),
                        sixth -> assertThat(sixth).startsWith("boxes, line 5: width is '1e9'"),
                        seventh -> assertThat(seventh).contains("'70000'"),
                        eighth -> assertThat(eighth).contains("some of x, y, width, height are empty"),
                        ninth -> assertThat(ninth).startsWith("boxes, line 7: it has 2 fields, the header 8"));
        assertThatThrownBy(() -> csv("image,label\n" + ",\n".repeat(50)))
                .hasMessageContaining("line 21")
                .hasMessageContaining("and 30 more problems in boxes");
    }

    @Test
    void brokenFilesAreNamed() {
        assertThatThrownBy(() -> csv("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> csv("picture,label\n")).hasMessageContaining("no column names the picture");
        assertThatThrownBy(() -> csv("image,Image\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> csv("image,x,y\n")).hasMessageContaining("a box needs");
        assertThatThrownBy(() -> csv("image\n\"a.jpg\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("close it");
        assertThatThrownBy(() -> csv("image\n\"a\"b\n")).hasMessageContaining("behind the closing quote");
        assertThatThrownBy(() -> csv("image\na\"b\n")).hasMessageContaining("a quote within 'a'");
        byte[] latin = "image\ncafé.jpg\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Manifest.csv(new ByteArrayInputStream(latin), "boxes"))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> json("[{\"image\": \"a\"}")).hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> json("[1]")).hasMessageContaining("in place of an object");
        assertThatThrownBy(() -> json("{\"image\": \"a\", \"bbox\": [1, 2, 3]}"))
                .hasMessageContaining("four numbers");
        assertThatThrownBy(() -> json("{\"image\": \"a\", \"bbox\": [1, 2, 3, NaN]}"))
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> json("{\"a\":".repeat(5000))).hasMessageContaining("not valid JSON");
    }

    @Test
    void annotationsCanBeSent() throws IOException {
        Annotations annotations = csv("image,label,mask,x,y,width,height\na.jpg,1,m.png,0,0,1,1\n");
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(annotations.at("a.jpg"));
        }
        assertThat(annotations.size()).isEqualTo(1);
    }

    private static Annotations csv(String text) throws IOException {
        return Manifest.csv(Texts.stream(text), "boxes");
    }

    private static Annotations json(String text) throws IOException {
        return Manifest.json(Texts.stream(text), "boxes");
    }
}
