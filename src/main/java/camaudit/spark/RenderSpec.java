package camaudit.spark;

import camaudit.image.Preprocess;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Objects;

/**
 * What every task of a rendering does.
 *
 * @param images where the images are, qualified
 * @param pixels how a picture becomes what the network saw
 * @param output folder of the figures, qualified
 */
record RenderSpec(String images, Sources.Layout layout, Preprocess pixels, ArrayList<String> classNames, String output)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    RenderSpec {
        Objects.requireNonNull(images);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(classNames);
        Objects.requireNonNull(output);
    }

    String className(int index) {
        return index < classNames.size() ? classNames.get(index) : Integer.toString(index);
    }
}
