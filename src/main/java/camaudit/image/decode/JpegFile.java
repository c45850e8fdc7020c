package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.image.Rejection.Reason;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;

/**
 * A gray, colour or CMYK Huffman-coded JPEG; its raw components come from the JDK and its colours from {@link YCbCr} and {@link Cmyk}.
 *
 * <p>The JDK's own RGB is not used because it goes through an embedded ICC profile. Here libjpeg's rules hold: YCbCr, unless an
 * Adobe marker says RGB or, without JFIF or Adobe marker, the components are named R, G, B.
 */
final class JpegFile {
    static final ImageFormat FORMAT = new ImageFormat(
            "JPEG",
            List.of("jpg", "jpeg", "jpe", "jfif"),
            file -> file.has(0, "\u00ff\u00d8\u00ff"),
            (file, limit, transparent) -> decode(file, limit));

    private static final JdkReader READER = JdkReader.ofJava("jpeg");
    private final FileBytes file;
    private int frame;
    private boolean jfif;
    private int adobeTransform = -1;
    private boolean hasExif;
    private int orientation = 1;

    private JpegFile(FileBytes file) {
        this.file = file;
    }

    private static Stored decode(FileBytes file, SizeLimit limit) throws DecodeException, IOException {
        JpegFile jpeg = new JpegFile(file);
        jpeg.readMarkers();
        int components = jpeg.checkFrame(limit);
        Raster raster = READER.raster(file.content());
        return Stored.of(components == 4 ? jpeg.inks(raster) : jpeg.colours(raster))
                .turned(jpeg.orientation);
    }

    private Pixels colours(Raster raster) throws DecodeException {
        Pixels raw = Rasters.pixels(raster);
        return raw.channels() == 1 || isRgb() ? raw : YCbCr.toRgb(raw);
    }

    private Pixels inks(Raster raster) {
        byte[] inks = Rasters.four(raster);
        if (adobeTransform <= 0) {
            Cmyk.invert(inks);
        } else {
            Cmyk.fromYcck(inks);
        }
        return Cmyk.toRgb(raster.getHeight(), raster.getWidth(), inks);
    }

    /** Walks over the segments up to the first scan. */
    private void readMarkers() throws DecodeException {
        long at = 2;
        while (true) {
            while (file.unsignedByte(at) != 0xff
                    || file.unsignedByte(at + 1) == 0
                    || file.unsignedByte(at + 1) == 0xff) {
                at++;
            }
            int marker = file.unsignedByte(at + 1);
            if (marker == 0xda) {
                return;
            }
            if (marker == 0xd9) {
                throw new DecodeException(Reason.CORRUPT, "the JPEG ends before its picture begins: make it anew");
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += 2;
                continue;
            }
            segment(marker, (int) at);
            at += 2 + Math.max(2, file.big16(at + 2));
        }
    }

    private void segment(int marker, int at) throws DecodeException {
        int length = file.big16(at + 2);
        boolean tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
        if (marker >= 0xc0 && marker <= 0xcf && !tables && frame == 0) {
            frame = at;
        } else if (marker == 0xf7) {
            throw unsupported("JPEG-LS");
        } else if (marker == 0xe0 && length >= 16 && file.has(at + 4, "JFIF\0")) {
            jfif = true;
        } else if (marker == 0xe1 && !hasExif && file.has(at + 4, "Exif\0\0")) {
            hasExif = true;
            orientation = TiffTags.orientation(file, at + 10);
        } else if (marker == 0xee && length >= 14 && file.has(at + 4, "Adobe")) {
            adobeTransform = file.unsignedByte(at + 15);
        }
    }

    /** The number of components, 1, 3 or 4. */
    private int checkFrame(SizeLimit limit) throws DecodeException {
        if (frame == 0) {
            throw new DecodeException(Reason.CORRUPT, "the JPEG has no frame header: make it anew");
        }
        limit.check(file.big16(frame + 7), file.big16(frame + 5));
        int process = file.unsignedByte(frame + 1) - 0xc0;
        int precision = file.unsignedByte(frame + 4);
        if (process > 2 || precision != 8) {
            throw unsupported("a JPEG of process " + process + " with " + precision + " bits a sample");
        }
        int components = file.unsignedByte(frame + 9);
        if (components != 1 && components != 3 && components != 4) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_COLOR, "the JPEG has " + components + " components: convert it to RGB or gray");
        }
        return components;
    }

    private boolean isRgb() throws DecodeException {
        if (jfif) {
            return false;
        }
        if (adobeTransform >= 0) {
            return adobeTransform == 0;
        }
        return file.unsignedByte(frame + 10) == 'R'
                && file.unsignedByte(frame + 13) == 'G'
                && file.unsignedByte(frame + 16) == 'B';
    }

    private static DecodeException unsupported(String what) {
        return new DecodeException(
                Reason.UNSUPPORTED_FORMAT, "the file is " + what + ": convert it to a baseline JPEG or PNG");
    }
}
