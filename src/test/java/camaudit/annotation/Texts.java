package camaudit.annotation;

import camaudit.image.InputView;
import camaudit.image.region.Coverage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

final class Texts {
    private Texts() {}

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The share of a picture of this size that an annotation's region covers. */
    static double area(Annotation annotation, int height, int width) {
        return ((Coverage) annotation.region().orElseThrow().coverage(InputView.whole(height, width), 1, 1)).area();
    }
}
