package camaudit.spark.storage;

import camaudit.text.InputException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Lists a local folder as the JDK does, which asks for a file's size and time once; Hadoop asks several times and keeps whole folders. */
final class LocalWalk extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Listing listing;
    private final String prefix;

    private LocalWalk(Path start, Listing listing, String prefix) {
        this.start = start;
        this.listing = listing;
        this.prefix = prefix;
    }

    /** @param uri of the folder as Hadoop writes it */
    static void walk(Path folder, String uri, Listing listing) throws IOException {
        Files.walkFileTree(
                folder,
                Set.of(FileVisitOption.FOLLOW_LINKS),
                Integer.MAX_VALUE,
                new LocalWalk(folder, listing, uri.endsWith("/") ? uri : uri + "/"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden =
                !folder.equals(start) && Listing.hidden(folder.getFileName().toString());
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    /** A link to nowhere is a file that cannot be read; pipes and devices are none. */
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isOther()) {
            listing.found(
                    prefix + start.relativize(file),
                    attributes.size(),
                    attributes.lastModifiedTime().toMillis());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
        if (problem instanceof FileSystemLoopException) {
            throw new InputException(
                    file + " is a link to a folder that it lies in: remove it, or give a folder below");
        }
        throw problem;
    }
}
