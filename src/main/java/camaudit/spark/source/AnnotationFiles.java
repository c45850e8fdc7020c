package camaudit.spark.source;

import camaudit.annotation.AnnotationException;
import camaudit.annotation.AnnotationKind;
import camaudit.annotation.Annotations;
import camaudit.annotation.CocoAnnotations;
import camaudit.annotation.Manifest;
import camaudit.annotation.Shapes;
import camaudit.annotation.VocAnnotation;
import camaudit.annotation.WhichObjects;
import camaudit.image.InputException;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads annotation files of all kinds. */
final class AnnotationFiles {
    private static final int MOST_FAULTY = 20;

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
        try (InputStream in = storage.open(uri)) {
            return switch (kind(uri)) {
                case CSV -> Manifest.csv(in, uri);
                case JSON -> Manifest.json(in, uri);
                case COCO -> CocoAnnotations.read(in, uri, WhichObjects.ALL, Shapes.SEGMENTATIONS);
                case VOC -> VocAnnotation.together(List.of(VocAnnotation.read(in, uri)), WhichObjects.ALL);
                case BINARY ->
                    throw new InputException(option + " " + uri + ": image files are labelled by folder, by a manifest "
                            + "(CSV or JSON), COCO's JSON or Pascal VOC's XML, and this file is no text; an IDX label "
                            + "file goes with an IDX image file");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(uri + " cannot be read", e);
        }
    }

    private AnnotationKind kind(String uri) throws IOException {
        try (InputStream in = storage.open(uri)) {
            return AnnotationKind.of(in);
        }
    }

    private Annotations folder(String option, String uri) {
        FileList all = storage.list(uri, told -> {});
        FileList files = all.filter(i -> all.name(i).toLowerCase(Locale.ROOT).endsWith(".xml"));
        if (files.size() == 0) {
            throw new InputException(option + " " + uri + ": the folder holds no .xml file of Pascal VOC");
        }
        List<VocAnnotation> pictures = new ArrayList<>();
        List<AnnotationException> faulty = new ArrayList<>();
        for (int i = 0; i < files.size() && faulty.size() < MOST_FAULTY; i++) {
            try (InputStream in = storage.open(files.file(i).uri())) {
                pictures.add(VocAnnotation.read(in, files.name(i)));
            } catch (AnnotationException e) {
                faulty.add(e);
            } catch (IOException e) {
                throw new UncheckedIOException(files.file(i).uri() + " cannot be read", e);
            }
        }
        if (!faulty.isEmpty()) {
            throw AnnotationException.of(faulty);
        }
        return VocAnnotation.together(pictures, WhichObjects.ALL);
    }
}
