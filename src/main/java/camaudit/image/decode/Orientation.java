package camaudit.image.decode;

import camaudit.image.Pixels;

/** Which way up pictures come out. */
public enum Orientation {
    /** As the samples are stored, whatever the camera noted. */
    STORED,
    /** Turned and mirrored as the EXIF tag 274 says, as {@code PIL.ImageOps.exif_transpose} does; XMP is ignored. */
    EXIF;

    /**
     * The picture put upright.
     *
     * @param tag 1..8 of EXIF and TIFF: where the stored first row and first column belong; anything else leaves the picture alone
     */
    static Pixels upright(Pixels picture, int tag) {
        if (tag < 2 || tag > 8) {
            return picture;
        }
        boolean turned = tag >= 5;
        boolean fromRight = tag == 2 || tag == 3 || tag == 7 || tag == 8;
        boolean fromBottom = tag == 3 || tag == 4 || tag == 6 || tag == 7;
        int height = turned ? picture.width() : picture.height();
        int width = turned ? picture.height() : picture.width();
        int channels = picture.channels();
        byte[] samples = picture.samples();
        byte[] result = new byte[samples.length];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = turned ? y : x;
                int row = turned ? x : y;
                column = fromRight ? picture.width() - 1 - column : column;
                row = fromBottom ? picture.height() - 1 - row : row;
                int from = (row * picture.width() + column) * channels;
                for (int c = 0; c < channels; c++) {
                    result[to++] = samples[from + c];
                }
            }
        }
        return new Pixels(height, width, channels, result);
    }
}
