package camaudit.spark.render;

import camaudit.spark.storage.Digests;
import camaudit.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Paths of pictures below the output folder; no part is longer than file systems allow. */
final class RenderNames {
    private static final int LONGEST = 180;

    private RenderNames() {}

    /** In the folders of the image or, with a rank, in none and with the rank in front, so that a listing sorts by it. */
    static String figure(String imageId, String method, long rank) {
        return rank == 0 ? inFolders(imageId) + "." + method + ".png" : ranked(imageId, rank) + "." + method + ".png";
    }

    static String methods(String imageId, long rank) {
        return (rank == 0 ? inFolders(imageId) : ranked(imageId, rank)) + ".methods.png";
    }

    /** The class's number in front, so that a listing sorts by it and odd names stay distinct; −1 for none. */
    static String sheet(int number, String className, String method, int page, int pages) {
        String name =
                className.equals(Integer.toString(number)) || className.isEmpty() ? "" : "-" + part(plain(className));
        String start = number < 0 ? "no-label" : Numbers.format("%03d", number) + name;
        String sheet = pages > 1 ? Numbers.format(".sheet-%03d", page) : "";
        return start + "." + method + sheet + ".png";
    }

    private static String ranked(String imageId, long rank) {
        return Numbers.format("%04d-", rank) + part(imageId.replace('/', '-'));
    }

    private static String inFolders(String imageId) {
        return Arrays.stream(imageId.split("/", -1)).map(RenderNames::part).collect(Collectors.joining("/"));
    }

    /** A name's end with a digest of all of it in front, where it is too long. */
    private static String part(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        int[] points = name.codePoints().toArray();
        int tail = LONGEST / 4 - 3;
        return Digests.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8)
                + "~"
                + new String(points, points.length - tail, tail);
    }

    private static String plain(String className) {
        return className.replaceAll("[^\\p{L}\\p{N}._()+-]+", "_").replaceFirst("^\\.+", "_");
    }
}
