package camaudit.spark.source;

import camaudit.image.InputException;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Foregrounds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens folders of image files, which may name their classes. */
final class FilesOpening {
    private final Storage storage;
    private final Sources.Request request;
    private final FileList files;

    private FilesOpening(Storage storage, Sources.Request request, FileList files) {
        this.storage = storage;
        this.request = request;
        this.files = files;
    }

    static Sources.Opened open(Storage storage, Sources.Request request, FileList files) {
        return new FilesOpening(storage, request, files).open();
    }

    private Sources.Opened open() {
        List<String> folders = switch (request.labels()) {
            case Sources.FOLDER -> requireFolders();
            case Sources.AUTO -> fittingFolders().orElse(List.of());
            default -> List.<String>of();
        };
        Optional<String> labelFile = Optional.of(request.labels()).filter(given -> !Sources.WORDS.contains(given));
        FolderLabels byFolder = folders.isEmpty() ? FolderLabels.none() : FolderLabels.of(folders);
        FilesSource.Listing listing = FilesSource.Listing.of(files, request.images(), request.share(), request.limit());
        Foregrounds told = request.foregrounds();
        Annotating.Found found = labelFile.isEmpty()
                        && told.boxFile().isEmpty()
                        && told.maskFolder().isEmpty()
                ? new Annotating.Found(Known.of(byFolder), "", "")
                : Annotating.find(storage, request, listing.files(), byFolder, labelFile);
        return new Sources.Opened(
                new FilesSource(listing, found.known(), request.decode()),
                request.classNames().isEmpty() ? folders : request.classNames(),
                labelFile.isPresent()
                        ? found.labels()
                        : folders.isEmpty() ? "none" : "the folder below " + request.images(),
                found.foreground());
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

    /** The folders below the root; of a pattern, those that its matches lie in. */
    private List<String> folders() {
        if (storage.isPattern(request.images())) {
            return IntStream.range(0, files.size())
                    .mapToObj(files::name)
                    .filter(name -> name.indexOf('/') > 0)
                    .map(name -> name.substring(0, name.indexOf('/')))
                    .distinct()
                    .toList();
        }
        return storage.isDirectory(request.images()) ? storage.folders(request.images()) : List.of();
    }
}
