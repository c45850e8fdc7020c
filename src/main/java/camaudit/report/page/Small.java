package camaudit.report.page;

import camaudit.report.Thumbnails;

/** A picture reduced to the size at which it is shown, so that a page of 1,000 classes can be sent by mail. */
record Small(Png png) {
    /** The side in a table's line, in pixels. */
    static final int LINE = 40;

    /** The side in a gallery, in pixels. */
    static final int GALLERY = 96;

    static Small of(Png png, int side) {
        return new Small(
                Math.max(png.width(), png.height()) <= side ? png : Png.of(Thumbnails.shrunk(png.bytes(), side)));
    }

    static Small inGallery(Picture picture) {
        return of(picture.picture(), GALLERY);
    }
}
