package camaudit.image;

import camaudit.image.Rejection.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.zip.CRC32;

/** A PNG: its size is checked first, then that every chunk is whole, because the JDK does not look at check sums. */
final class PngFile {
    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int GRAY = 0;
    private static final int GRAY_ALPHA = 4;

    private PngFile() {}

    static Pixels decode(FileBytes file, SizeLimit limit) throws DecodeException, IOException {
        BufferedImage image = image(file, limit);
        int colorType = file.unsignedByte(SIGNATURE + 17);
        return Rasters.pixels(image, colorType == GRAY || colorType == GRAY_ALPHA);
    }

    /** The picture as it is stored: palette indices and gray values are not scaled. */
    static BufferedImage image(FileBytes file, SizeLimit limit) throws DecodeException, IOException {
        file.require(SIGNATURE + CHUNK_FRAME + 13);
        if (!file.has(SIGNATURE + 4, "IHDR")) {
            throw new DecodeException(Reason.CORRUPT, "the PNG does not begin with an IHDR chunk: copy it again");
        }
        limit.check(file.big32(SIGNATURE + 8), file.big32(SIGNATURE + 12));
        checkChunks(file);
        return JdkReader.PNG.image(file.content());
    }

    /** Checks the chunks to the end of the picture; what follows IEND is of no concern. */
    private static void checkChunks(FileBytes file) throws DecodeException {
        long at = SIGNATURE;
        while (true) {
            long length = file.big32(at);
            file.require(at + CHUNK_FRAME + length);
            CRC32 crc = new CRC32();
            crc.update(file.content(), (int) at + 4, (int) length + 4);
            boolean critical = (file.unsignedByte(at + 4) & 0x20) == 0;
            if (critical && crc.getValue() != file.big32(at + 8 + length)) {
                throw new DecodeException(
                        Reason.CORRUPT,
                        "the check sum of the PNG chunk at byte " + at + " is wrong: copy the file again");
            }
            if (file.has((int) at + 4, "IEND")) {
                return;
            }
            at += CHUNK_FRAME + length;
        }
    }
}
