package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.Idx;
import camaudit.image.InputException;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out how a dataset is laid out and opens it. */
public final class Sources {
    private static final String NONE = "none";
    private static final String AUTO = "auto";
    private static final String FOLDER = "folder";

    private final Storage storage;
    private final Request request;

    private Sources(Storage storage, Request request) {
        this.storage = storage;
        this.request = request;
    }

    /**
     * What the user said of the images.
     *
     * @param labels {@code auto}, {@code folder}, {@code none} or the URI of a label file
     * @param classNames in the order of the network's classes; empty where none are given
     * @param classes how many the network has
     * @param share of the images, an even sample; 1 for all
     * @param limit at most so many of them
     */
    public record Request(
            String images,
            Layout layout,
            String labels,
            List<String> classNames,
            int classes,
            double share,
            OptionalLong limit,
            DecodeOptions decode) {
        public Request {
            Objects.requireNonNull(images);
            Objects.requireNonNull(layout);
            Objects.requireNonNull(labels);
            classNames = List.copyOf(classNames);
            Objects.requireNonNull(limit);
            Objects.requireNonNull(decode);
        }
    }

    /**
     * An open dataset.
     *
     * @param classNames names in the order of the network's classes; empty where nothing names them
     * @param labels where labels come from, for a person
     */
    public record Opened(ImageSource source, List<String> classNames, String labels) {}

    /**
     * Opens a dataset.
     *
     * @throws InputException if it is not there, holds no image, or its labels do not fit the network
     */
    public static Opened open(Storage storage, Request request) {
        return new Sources(storage, request).open();
    }

    /**
     * Makes sure that there is something, whatever the network.
     *
     * @throws InputException if there is no such file or folder
     */
    public static void requireImages(Storage storage, String images) {
        if (!storage.exists(images)) {
            throw new InputException("--images " + images + ": there is no such file or folder");
        }
    }

    private Opened open() {
        if (!request.classNames().isEmpty() && request.classNames().size() != request.classes()) {
            throw new InputException("--class-names has " + request.classNames().size() + " names, the network "
                    + request.classes() + " classes: give one name for each, in the network's order");
        }
        return layout() == Layout.IDX ? openIdx() : openFiles();
    }

    private Layout layout() {
        if (request.layout() != Layout.AUTO) {
            return request.layout();
        }
        requireImages(storage, request.images());
        return storage.isDirectory(request.images()) || !isIdx() ? Layout.FILES : Layout.IDX;
    }

    private boolean isIdx() {
        try (InputStream in = Idx.maybeGunzip(storage.open(request.images()), request.images())) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 0 && magic[1] == 0 && magic[2] == 8 && magic[3] > 0;
        } catch (IOException | InputException e) {
            return false;
        }
    }

    private Opened openIdx() {
        if (request.labels().equals(FOLDER)) {
            throw new InputException("--labels folder: an IDX file has no folders. Give --labels LABELFILE or none");
        }
        Optional<String> labels = switch (request.labels()) {
            case NONE -> Optional.empty();
            case AUTO -> labelFileBeside(request.images());
            default -> Optional.of(request.labels());
        };
        IdxSource source = IdxSource.open(storage, request.images(), labels, request.share(), request.limit());
        source.highestLabel().ifPresent(highest -> {
            if (highest >= request.classes()) {
                throw new InputException("--labels " + labels.orElse("") + " has the label " + highest
                        + ", the network " + request.classes() + " classes, 0 to " + (request.classes() - 1));
            }
        });
        return new Opened(source, request.classNames(), labels.orElse("none"));
    }

    /** MNIST's naming: {@code …images-idx3…} has its labels in {@code …labels-idx1…}. */
    private Optional<String> labelFileBeside(String images) {
        int slash = images.lastIndexOf('/') + 1;
        String name = images.substring(slash);
        String labelName =
                name.replace("images", "labels").replace("idx3", "idx1").replace("idx4", "idx1");
        String labels = images.substring(0, slash) + labelName;
        return !labelName.equals(name) && storage.exists(labels) ? Optional.of(labels) : Optional.empty();
    }

    private Opened openFiles() {
        List<String> folders = switch (request.labels()) {
            case NONE -> List.<String>of();
            case FOLDER -> requireFolders();
            case AUTO -> fittingFolders().orElse(List.of());
            default ->
                throw new InputException(
                        "--labels " + request.labels() + ": image files are labelled by folder or not at "
                                + "all; an IDX label file goes with an IDX image file");
        };
        ImageSource source = FilesSource.open(
                storage, request.images(), folders, request.decode(), request.share(), request.limit());
        List<String> names = request.classNames().isEmpty() ? folders : request.classNames();
        return new Opened(source, names, folders.isEmpty() ? "none" : "the folder below " + request.images());
    }

    private List<String> requireFolders() {
        List<String> folders = folders();
        if (!request.classNames().isEmpty()) {
            List<String> unknown = folders.stream()
                    .filter(f -> !request.classNames().contains(f))
                    .toList();
            if (!unknown.isEmpty() || folders.isEmpty()) {
                throw new InputException("--labels folder: the folders below " + request.images() + " are " + folders
                        + ", but --class-names does not have " + unknown);
            }
            return request.classNames();
        }
        if (folders.size() != request.classes()) {
            throw new InputException(
                    "--labels folder: there are " + folders.size() + " folders below " + request.images() + " "
                            + folders.stream().limit(12).toList() + ", the network has " + request.classes()
                            + " classes. Give --class-names in the network's order, so that each folder finds its class, or --labels none");
        }
        return folders;
    }

    private Optional<List<String>> fittingFolders() {
        List<String> folders = folders();
        if (!request.classNames().isEmpty()) {
            boolean fits = !folders.isEmpty() && request.classNames().containsAll(folders);
            return fits ? Optional.of(request.classNames()) : Optional.empty();
        }
        return folders.size() == request.classes() ? Optional.of(folders) : Optional.empty();
    }

    private List<String> folders() {
        return storage.isDirectory(request.images()) ? storage.folders(request.images()) : List.of();
    }
}
