package camaudit.spark.storage;

import camaudit.text.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files named by a path or by a pattern with {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}}; a path that exists is no pattern. */
final class Glob {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private Glob() {}

    /** True if it is a pattern, unless a file of this very name exists. */
    static boolean isPattern(String uri) {
        return WILD.matcher(uri).find();
    }

    /**
     * The files below all that the pattern matches; names are those below the longest folder without a wildcard.
     *
     * @throws InputException if it matches nothing
     */
    static FileList list(Configuration hadoop, String pattern, Consumer<String> progress) throws IOException {
        if (pattern.contains("**")) {
            throw new InputException(
                    "--images " + pattern + ": Hadoop has no **; a folder is searched in depth anyway, "
                            + "so give the folder, or one * for each level, e.g. */*/*.jpg");
        }
        Path path = new Path(pattern);
        FileSystem fs = path.getFileSystem(hadoop);
        FileStatus[] matches = fs.globStatus(path);
        if (matches == null || matches.length == 0) {
            throw new InputException(
                    "--images " + pattern + ": nothing matches. * stands for any characters of one "
                            + "name, ? for one, [a-c] for a choice, {x,y} for either; quote the pattern, so that the shell leaves it alone");
        }
        FileStatus root = fs.getFileStatus(fs.makeQualified(new Path(root(pattern))));
        return Listing.of(hadoop, root, new ArrayList<>(List.of(matches)), progress);
    }

    /** The longest folder before the first wildcard. */
    private static String root(String pattern) {
        String[] parts = pattern.split("/", -1);
        int fixed = 0;
        while (!isPattern(parts[fixed]) && !parts[fixed].contains("\\")) {
            fixed++;
        }
        String root = String.join("/", Arrays.copyOf(parts, fixed));
        if (root.isEmpty()) {
            return pattern.startsWith("/") ? "/" : ".";
        }
        return root.endsWith(":") || root.endsWith(":/") || root.matches("[a-z0-9+.-]+://[^/]*") ? root + "/" : root;
    }
}
