package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is by its first bytes, whatever its name. */
enum FileKind {
    PNG,
    JPEG,
    GIF,
    BMP,
    WEBP,
    TIFF;

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

    /**
     * The kind of this file.
     *
     * @throws DecodeException {@code UNSUPPORTED_FORMAT} for a known kind of picture that cannot be read, {@code NOT_AN_IMAGE} for
     *     anything else
     */
    static FileKind of(FileBytes file) throws DecodeException {
        if (file.has(0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (file.has(0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
            return GIF;
        }
        if (BmpFile.recognises(file)) {
            return BMP;
        }
        if (file.has(0, "RIFF") && file.has(8, "WEBPVP8")) {
            return WEBP;
        }
        if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
            return TIFF;
        }
        String unsupported = unsupported(file);
        if (!unsupported.isEmpty()) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_FORMAT,
                    "the file is " + unsupported + ", which is not read: convert it to PNG or JPEG");
        }
        throw new DecodeException(
                Reason.NOT_AN_IMAGE,
                "the file starts with " + beginning(file.content()) + ": give PNG, JPEG, GIF, BMP, WebP or TIFF");
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

    /** The beginning for a person: quoted text or hexadecimal bytes. */
    static String beginning(byte[] content) {
        String start = latin1(content, SHOWN);
        if (start.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t')) {
            return '"' + start.strip().replaceAll("\\s+", " ") + (content.length > SHOWN ? "…" : "") + '"';
        }
        StringBuilder hex = new StringBuilder("the bytes");
        for (int i = 0; i < Math.min(8, content.length); i++) {
            hex.append(String.format(Locale.ROOT, " %02x", content[i]));
        }
        return hex.toString();
    }

    private static String latin1(byte[] content, int most) {
        return new String(content, 0, Math.min(most, content.length), StandardCharsets.ISO_8859_1);
    }
}
