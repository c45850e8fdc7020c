package camaudit.spark.source;

import camaudit.image.InputException;
import camaudit.spark.storage.Storage;
import java.util.Optional;

/** Opens an IDX file with its labels. */
final class IdxOpening {
    private IdxOpening() {}

    static Sources.Opened open(Storage storage, Sources.Request request) {
        if (request.labels().equals(Sources.FOLDER)) {
            throw new InputException("--labels folder: an IDX file has no folders. Give --labels LABELFILE or none");
        }
        Optional<String> labels = switch (request.labels()) {
            case Sources.NONE -> Optional.empty();
            case Sources.AUTO -> labelFileBeside(storage, request.images());
            default -> Optional.of(request.labels());
        };
        IdxSource source = IdxSource.open(storage, request.images(), labels, request.share(), request.limit());
        source.highestLabel().ifPresent(highest -> {
            if (highest >= request.classes()) {
                throw new InputException("--labels " + labels.orElse("") + " has the label " + highest
                        + ", the network " + request.classes() + " classes, 0 to " + (request.classes() - 1));
            }
        });
        return new Sources.Opened(source, request.classNames(), labels.orElse("none"), "");
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
