package camaudit.image.decode;

import camaudit.image.Pixels;
import java.util.Optional;

/** A picture as its file stores it: colours, transparency where it was asked for, and the orientation that the file states. */
final class Stored {
    private final Pixels colours;
    private final Optional<byte[]> alpha;
    private final int orientation;

    private Stored(Pixels colours, Optional<byte[]> alpha, int orientation) {
        this.colours = colours;
        this.alpha = alpha;
        this.orientation = orientation;
    }

    static Stored of(Pixels colours) {
        return new Stored(colours, Optional.empty(), 1);
    }

    /** With this transparency, one byte per pixel, 255 for opaque. */
    Stored with(byte[] transparency) {
        return new Stored(colours, Optional.of(transparency), orientation);
    }

    /** With this orientation, 1..8 of EXIF. */
    Stored turned(int tag) {
        return new Stored(colours, alpha, tag);
    }

    /** The picture as the options ask for it. */
    Pixels picture(DecodeOptions options) {
        Pixels flat = alpha.map(a -> options.background().under(colours, a)).orElse(colours);
        return options.orientation() == Orientation.EXIF ? Orientation.upright(flat, orientation) : flat;
    }
}
