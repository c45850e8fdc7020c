package camaudit.spark.source.container;

import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the first records of a dataset show of the rest.
 *
 * @param file the first container that can be read
 * @param records without their pictures
 * @param classNames by the dataset's own numbers; empty where it names none
 * @param density images a byte, about
 */
record FirstRecords(Storage.Listed file, List<StoredRecord> records, List<String> classNames, double density) {
    private static final int RECORDS = 32;
    private static final int FILES = 20;

    FirstRecords {
        records = List.copyOf(records);
        classNames = List.copyOf(classNames);
    }

    /**
     * Looks into the first container that is not broken.
     *
     * @throws InputException if none of the first ones can be read, or none of them holds an image
     */
    static FirstRecords of(ContainerFormat format, Storage storage, FileList files, String images) {
        String problem = "";
        for (int i = 0; i < Math.min(FILES, files.size()); i++) {
            try {
                FirstRecords first = of(format, storage, files.file(i));
                if (!first.records().isEmpty()) {
                    return first;
                }
                problem = problem.isEmpty() ? "there is no image in it" : problem;
            } catch (InputException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                problem = e.getMessage() == null ? e.toString() : e.getMessage();
            }
        }
        throw new InputException("--images " + images + ": " + files.file(0).uri() + " cannot be used: " + problem
                + (files.size() > 1 ? "; nor can the next of " + files.size() + " files" : ""));
    }

    private static FirstRecords of(ContainerFormat format, Storage storage, Storage.Listed file) throws IOException {
        List<Split> splits = format.split(storage, file, 0);
        if (splits.isEmpty()) {
            return new FirstRecords(file, List.of(), List.of(), 0);
        }
        List<StoredRecord> records = new ArrayList<>();
        double density = 0;
        try (RecordCursor open = format.open(storage, file.uri())) {
            open.go(splits.get(0));
            Optional<StoredRecord> next = next(open, records);
            while (next.isPresent() && records.size() < RECORDS) {
                records.add(next.get().bare());
                next = next(open, records);
            }
            boolean all = next.isEmpty() && splits.size() == 1;
            long read = all ? file.length() : open.position();
            density = (records.size() + (next.isPresent() ? 1 : 0)) / (double) Math.max(1, read);
        }
        return new FirstRecords(file, records, format.classNames(storage, file.uri()), density);
    }

    /** The next record; a container that breaks off after its first record just ends. */
    private static Optional<StoredRecord> next(RecordCursor open, List<StoredRecord> before) throws IOException {
        try {
            return open.next();
        } catch (IOException | RuntimeException e) {
            if (before.isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
