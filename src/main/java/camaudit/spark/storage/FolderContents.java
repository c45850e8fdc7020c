package camaudit.spark.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in a folder itself, not below that. */
final class FolderContents {
    private FolderContents() {}

    /** The names of folders, sorted; hidden ones (starting with . or _) left out. */
    static List<String> folders(FileSystem fs, Path folder) throws IOException {
        return of(fs, folder, FileStatus::isDirectory).stream()
                .map(status -> status.getPath().getName())
                .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
                .sorted()
                .toList();
    }

    /** All files; none where there is no such folder. */
    static List<Storage.Listed> files(FileSystem fs, Path folder) throws IOException {
        return fs.exists(folder)
                ? of(fs, folder, FileStatus::isFile).stream()
                        .map(Storage.Listed::of)
                        .toList()
                : List.of();
    }

    /** The names of everything; none where there is no such folder. */
    static List<String> names(FileSystem fs, Path folder) throws IOException {
        return fs.exists(folder)
                ? of(fs, folder, any -> true).stream()
                        .map(status -> status.getPath().getName())
                        .toList()
                : List.of();
    }

    private static List<FileStatus> of(FileSystem fs, Path folder, Predicate<FileStatus> wanted) throws IOException {
        List<FileStatus> found = new ArrayList<>();
        for (FileStatus status : fs.listStatus(folder)) {
            if (wanted.test(status)) {
                found.add(status);
            }
        }
        return found;
    }
}
