package camaudit.image.decode;

import camaudit.image.Rejection.Reason;

/** How many pixels a picture may have; checked with the dimensions in its header, before anything is allocated. */
record SizeLimit(long maxPixels) {

    void check(long width, long height) throws DecodeException {
        if (width < 1 || height < 1) {
            throw new DecodeException(
                    Reason.CORRUPT, "the header declares " + width + "×" + height + " pixels: make the file anew");
        }
        if (width > maxPixels / height) {
            throw new DecodeException(
                    Reason.TOO_LARGE,
                    "the header declares " + width + "×" + height + " pixels, more than the limit of " + maxPixels
                            + ": scale the picture down or raise the limit");
        }
    }
}
