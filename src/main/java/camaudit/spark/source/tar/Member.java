package camaudit.spark.source.tar;

import camaudit.image.decode.ImageFormats;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a member in WebDataset's way.
 *
 * @param group the path up to the first dot of the last name
 * @param kind what it is by the rest
 */
record Member(String group, Kind kind) {
    private static final Pattern HIDDEN = Pattern.compile("(^|/)[._]");
    /** The formats that are decoded, and others that are often found among them. */
    private static final Set<String> IMAGES = Stream.concat(
                    ImageFormats.endings().stream(), Stream.of("heic", "heif", "avif", "jp2", "ppm", "pgm"))
            .collect(Collectors.toUnmodifiableSet());

    enum Kind {
        IMAGE,
        MASK,
        LABEL,
        JSON,
        OTHER
    }

    Member {
        Objects.requireNonNull(group);
        Objects.requireNonNull(kind);
    }

    static Member of(String name) {
        int last = name.lastIndexOf('/') + 1;
        int dot = name.indexOf('.', last);
        if (dot < 0 || HIDDEN.matcher(name).find()) {
            return new Member(name, Kind.OTHER);
        }
        return new Member(name.substring(0, dot), kind(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    private static Kind kind(String extension) {
        String end = extension.substring(extension.lastIndexOf('.') + 1);
        if (IMAGES.contains(end)) {
            return extension.equals("mask." + end) || extension.equals("seg." + end) ? Kind.MASK : Kind.IMAGE;
        }
        return switch (extension) {
            case "cls", "label" -> Kind.LABEL;
            case "json" -> Kind.JSON;
            default -> Kind.OTHER;
        };
    }
}
