package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** A PNG: its size is checked first, then that every chunk is whole, because the JDK does not look at check sums. */
final class PngFile {
    static final ImageFormat FORMAT =
            new ImageFormat("PNG", List.of("png"), file -> file.has(0, "\u0089PNG\r\n\u001a\n"), PngFile::decode);

    private static final JdkReader READER = JdkReader.ofJava("png");
    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int GRAY = 0;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    private final FileBytes file;
    /** Where the data of the tRNS chunk begin; 0 where there is none. */
    private int transparency;

    /** The length of these data in bytes. */
    private int transparencies;

    private int orientation = 1;

    private PngFile(FileBytes file) {
        this.file = file;
    }

    /** The picture as it is stored: palette indices and gray values are not scaled. */
    static BufferedImage image(FileBytes file, SizeLimit limit) throws DecodeException, IOException {
        return new PngFile(file).read(limit);
    }

    private static Stored decode(FileBytes file, SizeLimit limit, boolean transparent)
            throws DecodeException, IOException {
        PngFile png = new PngFile(file);
        BufferedImage image = png.read(limit);
        int colorType = file.unsignedByte(SIGNATURE + 17);
        Stored stored = Stored.of(Rasters.pixels(image, colorType == GRAY || colorType == GRAY_ALPHA));
        Optional<byte[]> alpha =
                transparent ? png.alpha(Rasters.bands(image.getRaster()), colorType) : Optional.empty();
        return alpha.map(stored::with).orElse(stored).turned(png.orientation);
    }

    private BufferedImage read(SizeLimit limit) throws DecodeException, IOException {
        file.require(SIGNATURE + CHUNK_FRAME + 13);
        if (!file.has(SIGNATURE + 4, "IHDR")) {
            throw new DecodeException(Reason.CORRUPT, "the PNG does not begin with an IHDR chunk: copy it again");
        }
        limit.check(file.big32(SIGNATURE + 8), file.big32(SIGNATURE + 12));
        checkChunks();
        return READER.image(file.content());
    }

    private Optional<byte[]> alpha(Rasters.Bands bands, int colorType) throws DecodeException {
        if (colorType == GRAY_ALPHA || colorType == RGB_ALPHA) {
            return Optional.of(bands.band(bands.count() - 1));
        }
        if (transparency == 0) {
            return Optional.empty();
        }
        if (colorType == PALETTE) {
            byte[] indices = bands.indices();
            byte[] alpha = new byte[indices.length];
            for (int i = 0; i < alpha.length; i++) {
                int index = indices[i] & 0xff;
                alpha[i] = index < transparencies ? file.content()[transparency + index] : (byte) 255;
            }
            return Optional.of(alpha);
        }
        return Optional.of(
                colorType == GRAY
                        ? bands.keyed(file.big16(transparency))
                        : bands.keyed(
                                file.big16(transparency), file.big16(transparency + 2), file.big16(transparency + 4)));
    }

    /** Checks the chunks to the end of the picture; what follows IEND is ignored. */
    private void checkChunks() throws DecodeException {
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
            if (file.has((int) at + 4, "tRNS")) {
                transparency = (int) at + 8;
                transparencies = (int) length;
            } else if (file.has((int) at + 4, "eXIf")) {
                orientation = TiffTags.orientation(file, at + 8);
            }
            if (file.has((int) at + 4, "IEND")) {
                return;
            }
            at += CHUNK_FRAME + length;
        }
    }
}
