package camaudit.image.region;

import java.io.Serializable;

/** A foreground that is known for every pixel. */
public sealed interface Mask extends Serializable permits Bitmap, Rle {
    /** In pixels, at least 1. */
    int height();

    /** In pixels, at least 1. */
    int width();

    /** The foreground, pixel by pixel. */
    Bitmap bitmap();
}
