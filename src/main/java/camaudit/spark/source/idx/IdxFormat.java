package camaudit.spark.source.idx;

import camaudit.annotation.AnnotationKind;
import camaudit.image.InputException;
import camaudit.spark.source.annotated.AnnotationProbe;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.source.annotated.RecordAnnotationsReader;
import camaudit.spark.source.container.ClassLabels;
import camaudit.spark.source.formats.Sources;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Opens an IDX file with its labels. */
public final class IdxFormat {
    private IdxFormat() {}

    public static Sources.Opened open(Storage storage, Sources.Request request) {
        if (request.labels().equals(Sources.FOLDER)) {
            throw new InputException("--labels folder: an IDX file has no folders. Give --labels LABELFILE or none");
        }
        Optional<String> labels = switch (request.labels()) {
            case Sources.NONE -> Optional.empty();
            case Sources.AUTO -> labelFileBeside(storage, request.images());
            default -> Optional.of(request.labels());
        };
        Optional<String> manifest = labels.filter(file -> isText(storage, file));
        IdxSource source = IdxSource.open(
                storage,
                request.images(),
                manifest.isPresent() ? Optional.empty() : labels,
                request.share(),
                request.limit());
        source.highestLabel().ifPresent(highest -> {
            if (highest >= request.classes()) {
                throw new InputException("--labels " + labels.orElse("") + " has the label " + highest
                        + ", the network " + request.classes() + " classes, 0 to " + (request.classes() - 1));
            }
        });
        return RecordAnnotationsReader.read(storage, request, manifest, source.uri(), request.classNames())
                .map(told -> annotated(source, told, request, labels))
                .orElseGet(() -> new Sources.Opened(source, request.classNames(), labels.orElse("none"), ""));
    }

    private static Sources.Opened annotated(
            IdxSource source, RecordAnnotations told, Sources.Request request, Optional<String> labels) {
        AnnotationProbe looking = new AnnotationProbe(
                told, ClassLabels.of(ClassLabels.From.RECORD, request.classes(), request.classNames(), List.of()));
        source.show(looking);
        looking.require(true, id -> false);
        return new Sources.Opened(
                source.annotated(told),
                request.classNames(),
                told.labels().map(RecordAnnotationsReader::labels).orElse(labels.orElse("none")),
                RecordAnnotationsReader.foreground(told, request.foregrounds(), ""));
    }

    private static boolean isText(Storage storage, String labels) {
        if (!storage.exists(labels) || storage.isDirectory(labels)) {
            return storage.exists(labels);
        }
        try (InputStream in = storage.open(labels)) {
            return AnnotationKind.of(in) != AnnotationKind.BINARY;
        } catch (IOException e) {
            throw new InputException("--labels " + labels + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** MNIST's naming: {@code …images-idx3…} has its labels in {@code …labels-idx1…}. */
    private static Optional<String> labelFileBeside(Storage storage, String images) {
        int slash = images.lastIndexOf('/') + 1;
        String name = images.substring(slash);
        String labelName =
                name.replace("images", "labels").replace("idx3", "idx1").replace("idx4", "idx1");
        String labels = images.substring(0, slash) + labelName;
        return !labelName.equals(name) && storage.exists(labels) ? Optional.of(labels) : Optional.empty();
    }
}
