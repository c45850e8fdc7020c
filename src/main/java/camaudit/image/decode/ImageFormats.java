package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import camaudit.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The formats that are read, and the rejection of a file that is of none of them. */
public final class ImageFormats {
    private static final List<ImageFormat> ALL =
            List.of(PngFile.FORMAT, JpegFile.FORMAT, GifFile.FORMAT, BmpFile.FORMAT, WebpFile.FORMAT, TiffFile.FORMAT);

    private static final int SHOWN = 24;
    private static final int SVG_WINDOW = 1024;
    private static final Set<String> HEIF_BRANDS = Set.of("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1");

    private record Magic(int at, String characters, String name) {}

    private static final List<Magic> UNSUPPORTED = List.of(
            new Magic(0, "II+\0", "BigTIFF"),
            new Magic(0, "MM\0+", "BigTIFF"),
            new Magic(0, "II\u00bc", "JPEG XR"),
            new Magic(4, "ftypavi", "AVIF"),
            new Magic(4, "jP  ", "JPEG 2000"),
            new Magic(0, "\u00ffO\u00ffQ", "JPEG 2000"),
            new Magic(4, "JXL ", "JPEG XL"),
            new Magic(0, "\u00ff\n", "JPEG XL"),
            new Magic(0, "\0\0\1\0", "ICO"),
            new Magic(0, "8BPS", "Photoshop"),
            new Magic(0, "%PDF", "PDF"),
            new Magic(0, "qoif", "QOI"),
            new Magic(0, "#?RADIANCE", "Radiance HDR"),
            new Magic(0, "v/1\1", "OpenEXR"),
            new Magic(0, "DDS ", "DDS"),
            new Magic(128, "DICM", "DICOM"));

    private ImageFormats() {}

    /** The endings of file names of all formats that are read, without the dot, in lower case. */
    public static List<String> endings() {
        return ALL.stream().flatMap(format -> format.endings().stream()).toList();
    }

    /**
     * The format of this file.
     *
     * @throws DecodeException {@code UNSUPPORTED_FORMAT} for a known kind of picture that cannot be read, {@code NOT_AN_IMAGE} for
     *     anything else
     */
    static ImageFormat of(FileBytes file) throws DecodeException {
        for (ImageFormat format : ALL) {
            if (format.recognition().test(file)) {
                return format;
            }
        }
        String unsupported = unsupported(file);
        if (!unsupported.isEmpty()) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_FORMAT,
                    "the file is " + unsupported + ", which is not read: convert it to PNG or JPEG");
        }
        throw new DecodeException(
                Reason.NOT_AN_IMAGE, "the file starts with " + beginning(file.content()) + ": give " + names());
    }

    private static String names() {
        List<String> names = ALL.stream().map(ImageFormat::name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static String unsupported(FileBytes file) {
        for (Magic magic : UNSUPPORTED) {
            if (file.has(magic.at(), magic.characters())) {
                return magic.name();
            }
        }
        String start = latin1(file.content(), SVG_WINDOW);
        if (start.startsWith("ftyp", 4) && start.length() >= 12 && HEIF_BRANDS.contains(start.substring(8, 12))) {
            return "HEIC";
        }
        String markup = start.stripLeading().toLowerCase(Locale.ROOT);
        if (markup.startsWith("<svg") || (markup.startsWith("<?xml") && markup.contains("<svg"))) {
            return "SVG";
        }
        return start.matches("(?s)P[1-7]\\s+[#0-9].*") ? "netpbm" : "";
    }

    /** The beginning of a file as messages show it: quoted text or hexadecimal bytes. */
    static String beginning(byte[] content) {
        String start = latin1(content, SHOWN);
        if (start.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t')) {
            return '"' + start.strip().replaceAll("\\s+", " ") + (content.length > SHOWN ? "…" : "") + '"';
        }
        StringBuilder hex = new StringBuilder("the bytes");
        for (int i = 0; i < Math.min(8, content.length); i++) {
            hex.append(Numbers.format(" %02x", content[i]));
        }
        return hex.toString();
    }

    private static String latin1(byte[] content, int most) {
        return new String(content, 0, Math.min(most, content.length), StandardCharsets.ISO_8859_1);
    }
}
