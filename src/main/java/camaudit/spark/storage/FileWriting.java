package camaudit.spark.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes files without checksum files beside them, so that others may edit them. */
final class FileWriting {
    private FileWriting() {}

    static void replace(FileSystem fs, Path path, Storage.Content content) throws IOException {
        if (fs instanceof ChecksumFileSystem checked) {
            fs.delete(checked.getChecksumFile(path), false);
        }
        try (OutputStream out = unchecked(fs).create(path, true)) {
            content.to(out);
        }
    }

    /** False if the file is there already. */
    static boolean create(FileSystem fs, Path path, byte[] content) throws IOException {
        if (fs.exists(path)) {
            return false;
        }
        try (OutputStream out = unchecked(fs).create(path, false)) {
            out.write(content);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static FileSystem unchecked(FileSystem fs) {
        return fs instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : fs;
    }
}
