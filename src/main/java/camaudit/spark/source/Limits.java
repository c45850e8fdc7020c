package camaudit.spark.source;

import java.io.Serializable;

/**
 * What is rejected before it is decoded.
 *
 * @param maxBytes of an image file
 * @param maxPixels of a picture
 */
record Limits(long maxBytes, long maxPixels) implements Serializable {
    private static final long serialVersionUID = 1L;
}
