package camaudit.cli;

import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.util.List;

/**
 * Where the pictures of classes go.
 *
 * @param output ends in {@code .png}
 * @param several true if each file's name has the class in it
 */
record OutputFiles(String output, boolean several) {
    private static final String EXTENSION = ".png";

    /** The file of a class. */
    String of(int number) {
        return several ? output.substring(0, output.length() - EXTENSION.length()) + "-" + number + EXTENSION : output;
    }

    /**
     * Makes sure that nothing is overwritten by accident; folders that are not there are made.
     *
     * @throws InputException if a file would be overwritten, or cannot be written where it is named
     */
    void check(List<Integer> classes, boolean overwrite, Storage storage) {
        int slash = output.lastIndexOf('/');
        String above = output.substring(0, Math.max(slash, 0));
        if (slash > 0 && storage.exists(above) && !storage.isDirectory(above)) {
            throw new InputException(
                    "--output " + output + ": " + above + " is a file, not a folder: choose another place");
        }
        List<String> files = classes.isEmpty() && !several
                ? List.of(output)
                : classes.stream().map(this::of).toList();
        for (String file : files) {
            if (storage.isDirectory(file)) {
                throw new InputException("--output " + file + " is a folder: give the name of a file");
            }
            if (!overwrite && storage.exists(file)) {
                throw new InputException(
                        "--output " + file + " exists: choose another name, or say --overwrite to replace it");
            }
        }
    }
}
