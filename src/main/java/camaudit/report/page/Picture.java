package camaudit.report.page;

import java.util.Objects;

/**
 * One image with its caption.
 *
 * @param imageId which image
 * @param caption what to see in it; may be empty
 * @param alt the same for readers who cannot see it
 */
public record Picture(Png picture, String imageId, String caption, String alt) {
    public Picture {
        Objects.requireNonNull(picture, "picture");
        Require.text(imageId, "id of an image");
        Objects.requireNonNull(caption, "caption");
        Require.text(alt, "alternative text of an image");
    }
}
