package camaudit.spark.source.idx;

import camaudit.image.InputException;
import java.io.Serializable;
import java.util.Locale;

/** Ids of the images of an IDX file: their numbers, padded with zeros to so many digits. */
public record IdxIds(int digits) implements Serializable {
    private static final long serialVersionUID = 1L;

    static IdxIds of(int images) {
        return new IdxIds(Integer.toString(images - 1).length());
    }

    String id(long number) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }

    /**
     * The image number of an id.
     *
     * @throws InputException if it is no number
     */
    public static long number(String imageId) {
        if (!imageId.matches("[0-9]{1,18}")) {
            throw new InputException("image id '" + imageId + "' is no image number of an IDX file");
        }
        return Long.parseLong(imageId);
    }
}
