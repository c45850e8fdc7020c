package camaudit.spark.storage;

import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the files below folders: several folders at once, or as one flat listing where the file system is an object store. */
final class Listing {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final int THREADS = 16;
    private static final int DEEPEST = 100;
    private static final Set<String> FLAT = Set.of("s3", "s3a", "s3n", "gs", "oss", "cosn", "obs");

    private final FileSystem fs;
    private final String root;
    private final Consumer<String> progress;
    private final FileList.Builder found = new FileList.Builder();
    private final AtomicLong reported = new AtomicLong(System.nanoTime());

    private Listing(FileSystem fs, String root, Consumer<String> progress) {
        this.fs = fs;
        this.root = root;
        this.progress = progress;
    }

    /**
     * All files below these, which are below the root or the root itself; without hidden ones and what is in hidden folders.
     *
     * @param progress receives how far a long listing has come
     */
    static FileList of(Configuration hadoop, FileStatus rootStatus, List<FileStatus> starts, Consumer<String> progress)
            throws IOException {
        FileSystem fs = rootStatus.getPath().getFileSystem(hadoop);
        Listing listing = new Listing(fs, rootStatus.getPath().toString(), progress);
        List<Path> folders = new ArrayList<>();
        for (FileStatus start : starts) {
            listing.take(start, folders);
        }
        if (fs instanceof LocalFileSystem) {
            for (Path folder : folders) {
                LocalWalk.walk(java.nio.file.Path.of(folder.toUri().getPath()), folder.toString(), listing);
            }
        } else if (FLAT.contains(fs.getScheme())) {
            for (Path folder : folders) {
                listing.flat(folder);
            }
        } else {
            listing.parallel(folders);
        }
        return listing.found.sorted(listing.root);
    }

    private void take(FileStatus status, List<Path> folders) {
        String path = status.getPath().toString();
        if (!status.isDirectory()) {
            found(path, status.getLen(), status.getModificationTime());
        } else if (!hidden(name(path))) {
            folders.add(status.getPath());
        }
    }

    /** Takes a file, unless it is hidden. */
    void found(String path, long length, long modified) {
        String name = name(path);
        if (hidden(name)) {
            return;
        }
        int count = found.add(name, length, modified);
        if (count % 1000 == 0) {
            long last = reported.get();
            long now = System.nanoTime();
            if (now - last > REPORT_EVERY.toNanos() && reported.compareAndSet(last, now)) {
                progress.accept(Numbers.format("listed %,d files below %s so far", count, root));
            }
        }
    }

    private String name(String path) {
        if (path.length() <= root.length()) {
            return "";
        }
        return path.substring(root.endsWith("/") ? root.length() : root.length() + 1);
    }

    static boolean hidden(String name) {
        return name.startsWith(".") || name.startsWith("_") || name.contains("/.") || name.contains("/_");
    }

    private void flat(Path folder) throws IOException {
        RemoteIterator<? extends FileStatus> files = fs.listFiles(folder, true);
        while (files.hasNext()) {
            take(files.next(), new ArrayList<>());
        }
    }

    private void parallel(List<Path> folders) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("listing"));
        try {
            CompletionService<List<Path>> listed = new ExecutorCompletionService<>(threads);
            int running = submit(folders, listed);
            while (running > 0) {
                running += submit(listed.take().get(), listed) - 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("listing " + root + " was interrupted", e);
        } catch (ExecutionException e) {
            rethrow(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private int submit(List<Path> folders, CompletionService<List<Path>> listed) {
        folders.forEach(folder -> listed.submit(() -> list(folder)));
        return folders.size();
    }

    private List<Path> list(Path folder) throws IOException {
        if (folder.depth() > DEEPEST) {
            throw new InputException(
                    folder + " is more than " + DEEPEST + " folders deep: a link may lead back to where it came from");
        }
        List<Path> below = new ArrayList<>();
        try {
            RemoteIterator<FileStatus> files = fs.listStatusIterator(folder);
            while (files.hasNext()) {
                take(files.next(), below);
            }
        } catch (FileNotFoundException e) {
            throw new InputException(folder + " went away while it was listed: list again when nothing changes it", e);
        }
        return below;
    }

    private static void rethrow(ExecutionException e) throws IOException {
        Throwable cause = Objects.requireNonNull(e.getCause());
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        throw new IOException(cause);
    }
}
