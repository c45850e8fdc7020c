package camaudit.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * How many files of a folder are inputs.
 *
 * @param images files with an image's extension
 * @param others files without
 * @param example the name of one of the others, empty if there are none
 */
record Listing(long images, long others, String example) {
    /** The formats that are decoded, and those that people will have among them. */
    private static final String EXTENSIONS =
            "png|jpg|jpeg|jpe|jfif|gif|bmp|webp|tif|tiff|heic|heif|avif|jp2|svg|ico|psd|ppm|pgm|tga";

    /** What an input's path matches. */
    static final String IMAGE_NAME = "(?i)\\.(" + EXTENSIONS + ")$";

    private static final Pattern IMAGE = Pattern.compile(IMAGE_NAME);

    /** Counts in one job without a shuffle. */
    static Listing of(Dataset<Row> files) {
        List<String> counts = files.mapPartitions(
                        (MapPartitionsFunction<Row, String>) Listing::count, Encoders.STRING())
                .collectAsList();
        Listing sum = new Listing(0, 0, "");
        for (String count : counts) {
            String[] parts = count.split(" ", 3);
            sum = new Listing(
                    sum.images + Long.parseLong(parts[0]),
                    sum.others + Long.parseLong(parts[1]),
                    sum.example.isEmpty() ? parts[2] : sum.example);
        }
        return sum;
    }

    private static Iterator<String> count(Iterator<Row> files) {
        long images = 0;
        long others = 0;
        String example = "";
        while (files.hasNext()) {
            String path = files.next().getString(0);
            if (IMAGE.matcher(path).find()) {
                images++;
            } else {
                others++;
                example = path.substring(path.lastIndexOf('/') + 1);
            }
        }
        List<String> counts = new ArrayList<>();
        counts.add(images + " " + others + " " + example);
        return counts.iterator();
    }

    /** Why there is no image, for a person. */
    String whyNone() {
        return others == 0
                ? "there is no file in it or its subfolders"
                : "none of its " + others + " files (" + example + ", …) ends in ." + EXTENSIONS.replace("|", ", .");
    }
}
