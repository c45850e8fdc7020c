package camaudit.spark.source.annotated;

import camaudit.annotation.AnnotationException;
import camaudit.annotation.AnnotationKind;
import camaudit.annotation.Annotations;
import camaudit.annotation.CocoAnnotations;
import camaudit.annotation.Manifest;
import camaudit.annotation.VocAnnotation;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads annotation files of all kinds. */
final class AnnotationFiles {
    private final Storage storage;

    AnnotationFiles(Storage storage) {
        this.storage = storage;
    }

    /**
     * Reads a manifest, COCO's instances, a Pascal VOC annotation or a folder of those.
     *
     * @param option that named it, for messages
     * @throws InputException if there is no such file, or it is none of these
     * @throws AnnotationException with what is wrong in it
     */
    Annotations read(String option, String uri) {
        if (!storage.exists(uri)) {
            throw new InputException(option + " " + uri + ": there is no such file or folder");
        }
        if (storage.isDirectory(uri)) {
            return folder(option, uri);
        }
        AnnotationKind kind = read(uri, AnnotationKind::of);
        return read(uri, in -> switch (kind) {
            case CSV -> Manifest.csv(in, uri);
            case JSON -> Manifest.json(in, uri);
            case COCO -> CocoAnnotations.read(in, uri);
            case VOC -> VocAnnotation.together(List.of(VocAnnotation.read(in, uri)));
            case BINARY ->
                throw new InputException(option + " " + uri + ": image files are labelled by folder, by a manifest "
                        + "(CSV or JSON), COCO's JSON or Pascal VOC's XML, and this file is no text; an IDX label "
                        + "file goes with an IDX image file");
        });
    }

    private interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    private <T> T read(String uri, Reading<T> reading) {
        try (InputStream in = storage.open(uri)) {
            return reading.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(uri + " cannot be read", e);
        }
    }

    private Annotations folder(String option, String uri) {
        FileList all = storage.list(uri, progress -> {});
        FileList files = all.filter(i -> all.name(i).toLowerCase(Locale.ROOT).endsWith(".xml"));
        if (files.size() == 0) {
            throw new InputException(option + " " + uri + ": the folder holds no .xml file of Pascal VOC");
        }
        List<VocAnnotation> pictures = new ArrayList<>();
        Problems problems = Problems.few(AnnotationException::new);
        for (int i = 0; i < files.size() && !problems.isFull(); i++) {
            String name = files.name(i);
            String file = files.file(i).uri();
            problems.attempt(() -> read(file, in -> VocAnnotation.read(in, name)))
                    .ifPresent(pictures::add);
        }
        problems.throwIfAny();
        return VocAnnotation.together(pictures);
    }
}
