package camaudit.spark.source;

import camaudit.spec.Layout;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The signs by which a format of datasets is recognised.
 *
 * @param layout what the user and {@code run.json} call it
 * @param names of files that speak for it, without their folders
 * @param sure false if a name counts only where no other format is sure of it; then files of other names are never taken for the format
 * @param content true for a file that is of this format
 * @param looks how many of the files with such names are looked into, one of which must have the content; 0 if names suffice
 * @param whySingle why a dataset of one file is taken for it
 * @param whyMany why a dataset of many files is taken for it
 */
public record FormatSigns(
        Layout layout,
        Pattern names,
        boolean sure,
        Predicate<CandidateFile> content,
        long looks,
        String whySingle,
        String whyMany) {
    public FormatSigns {
        Objects.requireNonNull(layout);
        Objects.requireNonNull(names);
        Objects.requireNonNull(content);
        Objects.requireNonNull(whySingle);
        Objects.requireNonNull(whyMany);
    }

    /** A pattern of names that end so, whatever their case. */
    public static Pattern endings(String endings) {
        return Pattern.compile(".*\\.(" + endings + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** True if a file's name speaks for this format. */
    public boolean claim(String path) {
        return names.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** True if files whose names speak for this format really are of it. */
    public boolean confirm(Stream<CandidateFile> claimed) {
        return looks == 0 || claimed.limit(looks).anyMatch(content);
    }
}
