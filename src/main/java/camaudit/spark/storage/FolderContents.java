package camaudit.spark.storage;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in a folder itself, not below that. */
final class FolderContents {
    private FolderContents() {}

    /** The names of folders, sorted; hidden ones (starting with . or _) left out. */
    static List<String> folders(FileSystem fs, Path folder) throws IOException {
        return Arrays.stream(fs.listStatus(folder))
                .filter(FileStatus::isDirectory)
                .map(status -> status.getPath().getName())
                .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
                .sorted()
                .toList();
    }

    /** All files; none where there is no such folder. */
    static List<Storage.Listed> files(FileSystem fs, Path folder) throws IOException {
        return all(fs, folder)
                .filter(FileStatus::isFile)
                .map(Storage.Listed::of)
                .toList();
    }

    /** The names of everything; none where there is no such folder. */
    static List<String> names(FileSystem fs, Path folder) throws IOException {
        return all(fs, folder).map(status -> status.getPath().getName()).toList();
    }

    private static Stream<FileStatus> all(FileSystem fs, Path folder) throws IOException {
        return fs.exists(folder) ? Arrays.stream(fs.listStatus(folder)) : Stream.empty();
    }
}
