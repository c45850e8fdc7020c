package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.InputException;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.DatasetSpec;
import camaudit.spec.Foregrounds;
import camaudit.spec.Layout;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out how a dataset is laid out and opens it. */
public final class Sources {
    static final String NONE = "none";
    static final String AUTO = "auto";
    static final String FOLDER = "folder";
    /** What is no file of labels. */
    static final Set<String> WORDS = Set.of(NONE, AUTO, FOLDER);

    private Sources() {}

    /**
     * What to open.
     *
     * @param classes how many the network has
     */
    public record Request(DatasetSpec dataset, DecodeOptions decode, int classes) {
        public Request {
            Objects.requireNonNull(dataset);
            Objects.requireNonNull(decode);
        }

        String images() {
            return dataset.images();
        }

        Layout layout() {
            return dataset.layout();
        }

        String labels() {
            return dataset.labels();
        }

        List<String> classNames() {
            return dataset.classNames();
        }

        double share() {
            return dataset.share();
        }

        OptionalLong limit() {
            return dataset.limit();
        }

        Foregrounds foregrounds() {
            return dataset.foregrounds();
        }
    }

    /**
     * An open dataset.
     *
     * @param classNames names in the order of the network's classes; empty where nothing names them
     * @param labels where labels come from, for a person
     * @param foreground where images' foregrounds are told, likewise; empty text where nothing tells it
     */
    public record Opened(ImageSource source, List<String> classNames, String labels, String foreground) {}

    /**
     * Opens a dataset.
     *
     * @param progress hears how far listing is where it takes long
     * @throws InputException if it is not there, holds no image, or its labels do not fit the network
     * @throws camaudit.annotation.AnnotationException with all that is wrong with annotation files
     */
    public static Opened open(Storage storage, Request request, Consumer<String> progress) {
        if (!request.classNames().isEmpty() && request.classNames().size() != request.classes()) {
            throw new InputException("--class-names has " + request.classNames().size() + " names, the network "
                    + request.classes() + " classes: give one name for each, in the network's order");
        }
        if (request.layout() == Layout.IDX) {
            return IdxOpening.open(storage, request);
        }
        requireImages(storage, request.images());
        FileList files = storage.list(request.images(), progress);
        Detected found = Detection.of(storage, request.images(), request.layout(), files);
        request.foregrounds()
                .columns()
                .filter(form -> found.layout() != Layout.PARQUET)
                .ifPresent(form -> {
                    throw new InputException("--box-columns: " + request.images()
                            + " are no Parquet files: leave it out, and give boxes of other images with --boxes");
                });
        return switch (found.layout()) {
            case IDX -> IdxOpening.open(storage, request);
            case FILES, AUTO -> FilesOpening.open(storage, request, files);
            case CIFAR, PARQUET, TAR, SEQUENCE -> ContainerOpening.open(storage, request, found);
        };
    }

    /**
     * Makes sure that there is something, whatever the network; what a pattern matches shows when it is listed.
     *
     * @throws InputException if there is no such file or folder
     */
    public static void requireImages(Storage storage, String images) {
        if (!storage.isPattern(images) && !storage.exists(images)) {
            throw new InputException("--images " + images + ": there is no such file or folder");
        }
    }
}
