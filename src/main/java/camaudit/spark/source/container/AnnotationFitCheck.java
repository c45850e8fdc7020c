package camaudit.spark.source.container;

import camaudit.spark.source.ImageIds;
import camaudit.spark.source.annotated.AnnotationProbe;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes sure, before any work, that annotations and the records of containers belong together: by the first records of containers
 * spread over the dataset, and if those find nothing by all of the first container.
 */
final class AnnotationFitCheck {
    private static final int CONTAINERS = 20;
    private static final int RECORDS = 32;
    private static final int MOST = 20_000;

    private final ContainerFormat format;
    private final Storage storage;
    private final FileList files;
    private final AnnotationProbe looking;

    private AnnotationFitCheck(ContainerFormat format, Storage storage, FileList files, AnnotationProbe looking) {
        this.format = format;
        this.storage = storage;
        this.files = files;
        this.looking = looking;
    }

    /**
     * Looks at some records.
     *
     * @throws camaudit.annotation.AnnotationException with all that does not fit
     */
    static void require(
            ContainerFormat format,
            Storage storage,
            FileList files,
            RecordAnnotations annotations,
            ClassLabels labels) {
        new AnnotationFitCheck(format, storage, files, new AnnotationProbe(annotations, labels)).require();
    }

    private void require() {
        int containers = Math.min(CONTAINERS, files.size());
        boolean all = containers == files.size();
        for (int i = 0; i < containers; i++) {
            all &= look((int) ((long) i * files.size() / containers), 0, RECORDS);
        }
        if (!looking.foundAll() && !all) {
            boolean whole = look(0, RECORDS, MOST);
            all = whole && files.size() == 1;
        }
        looking.require(all, this::isId);
    }

    /** Looks at a part of a container; true if it reached the end. */
    private boolean look(int container, int from, int until) {
        String uri = files.file(container).uri();
        int number = 0;
        try (RecordCursor open = format.open(storage, uri)) {
            for (Split span : format.cut(storage, files.file(container), 0)) {
                open.go(span);
                for (Optional<StoredRecord> next = open.next(); next.isPresent(); next = open.next()) {
                    if (number >= until) {
                        return false;
                    }
                    if (number >= from) {
                        StoredRecord record = next.get();
                        looking.note(ImageIds.record(files.root(), uri, record.key()), uri, record);
                    }
                    number++;
                }
            }
        } catch (IOException | RuntimeException e) {
            return true;
        }
        return true;
    }

    /** True if an annotated path is the id of a record behind those that were looked at, as far as its form and its file tell. */
    private boolean isId(String path) {
        if (files.size() == 1 && files.name(0).isEmpty()) {
            return format.numbered() && Split.number(path) >= 0;
        }
        int hash = path.indexOf('#');
        return hash > 0 && IntStream.range(0, files.size()).anyMatch(i -> path.startsWith(files.name(i) + "#"));
    }
}
