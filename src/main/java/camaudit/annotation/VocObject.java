package camaudit.annotation;

import java.io.Serializable;
import java.util.Objects;

/**
 * One object of a Pascal VOC annotation, with its box as edges in pixels: the first pixel is 0..1.
 *
 * @param name of its class
 * @param difficult as marked; such objects are left out of VOC's own scores
 */
public record VocObject(String name, boolean difficult, float left, float top, float right, float bottom)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public VocObject {
        Objects.requireNonNull(name);
    }

    double area() {
        return ((double) right - left) * ((double) bottom - top);
    }
}
