package camaudit.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.region.Region;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestVocAnnotation {
    private static final String HEAD =
            "<annotation><folder>VOC2007</folder><filename>a.jpg</filename><size><width>8</width><height>4</height></size>";

    @Test
    void boxesCountPixelsFromOneAndIncludeTheLast() throws IOException {
        VocAnnotation voc = read("<?xml version=\"1.0\"?>" + HEAD + object("dog", "1", 1, 1, 8, 4)
                + object("cat", "0", 1, 1, 2, 1) + object("cat", "0", 3, 1, 4, 4) + "</annotation>");
        assertThat(voc.objects())
                .containsExactly(
                        new VocObject("dog", true, 0, 0, 8, 4),
                        new VocObject("cat", false, 0, 0, 2, 1),
                        new VocObject("cat", false, 2, 0, 4, 4));
        Annotation annotation = voc.annotation();
        assertThat(annotation.label()).contains("cat");
        Region cats = annotation.region("cat").orElseThrow();
        assertThat(Texts.area(cats, 4, 8)).isEqualTo(10.0 / 32);
        assertThat(Texts.area(cats, 2, 4)).as("half the size").isEqualTo(10.0 / 32);
        Annotations both = VocAnnotation.together(List.of(voc));
        assertThat(Texts.find(both, "JPEGImages/a.jpg")).isPresent();
        assertThatThrownBy(() -> VocAnnotation.together(List.of(voc, voc))).hasMessageContaining("'a.jpg'");
    }

    @Test
    void partsOfAnObjectAreNotObjects() throws IOException {
        String part =
                "<part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>1</xmax><ymax>1</ymax></bndbox></part>";
        String person = object("person", "0", 2, 2, 3, 3).replace("<name>", part + "<name>");
        assertThat(read(HEAD + person + "</annotation>").objects())
                .containsExactly(new VocObject("person", false, 1, 1, 3, 3));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> read("<annotation><size><width>x</width></size>" + object("", "0", 1, 1, 2, 2)
                        + object("dog", "0", 5, 1, 2, 2)
                        + object("cat", "0", 1, 1, 2, 2).replace("<xmax>2", "<xmax>NaN")
                        + "</annotation>"))
                .hasMessageContaining("no name")
                .hasMessageContaining("ends before it begins")
                .hasMessageContaining("xmax is 'NaN'")
                .hasMessageContaining("no filename")
                .hasMessageContaining("'x' is no number");
    }

    @Test
    void hostileFilesAreRefused() {
        String outside = "<!DOCTYPE annotation [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        assertThatThrownBy(() -> read(outside + HEAD.replace("a.jpg", "&e;") + "</annotation>"))
                .isInstanceOf(AnnotationException.class);
        String laughs = "<!DOCTYPE annotation [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        assertThatThrownBy(() -> read(laughs + HEAD.replace("a.jpg", "&b;") + "</annotation>"))
                .isInstanceOf(AnnotationException.class);
        assertThatThrownBy(() -> read("<annotation>" + "<a>".repeat(5000))).hasMessageContaining("is not part of");
        assertThatThrownBy(() -> read("<html></html>")).hasMessageContaining("'html'");
        assertThatThrownBy(() -> read(HEAD)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> read(" ".repeat(5 << 20))).hasMessageContaining("more than 4194304 bytes");
    }

    private static String object(String name, String difficult, int xmin, int ymin, int xmax, int ymax) {
        return "<object><name>" + name + "</name><difficult>" + difficult + "</difficult><bndbox><xmin>" + xmin
                + "</xmin><ymin>" + ymin + "</ymin><xmax>" + xmax + "</xmax><ymax>" + ymax
                + "</ymax></bndbox></object>";
    }

    private static VocAnnotation read(String text) throws IOException {
        return VocAnnotation.read(Texts.stream(text), "a.xml");
    }
}
