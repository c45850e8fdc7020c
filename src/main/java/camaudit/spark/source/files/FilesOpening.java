package camaudit.spark.source.files;

import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.annotated.ListedAnnotations;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens folders of image files, which may name their classes. */
final class FilesOpening {
    private final Storage storage;
    private final SourceRequest request;
    private final FileList files;

    FilesOpening(Storage storage, SourceRequest request, FileList files) {
        this.storage = storage;
        this.request = request;
        this.files = files;
    }

    OpenedSource open() {
        List<String> folders = switch (request.dataset().labels()) {
            case SourceRequest.FOLDER -> requireFolders();
            case SourceRequest.AUTO -> fittingFolders().orElse(List.of());
            default -> List.<String>of();
        };
        FilesSource.Listing listing = FilesSource.Listing.of(
                files,
                request.dataset().images(),
                request.dataset().share(),
                request.dataset().limit());
        ListedAnnotations.Found found = ListedAnnotations.find(storage, request, listing.files(), folders);
        return new OpenedSource(
                new FilesSource(listing, found.known(), request.decode()),
                request.dataset().classNames().isEmpty()
                        ? folders
                        : request.dataset().classNames(),
                request.labelFile().isPresent()
                        ? found.labels()
                        : folders.isEmpty()
                                ? "none"
                                : "the folder below " + request.dataset().images(),
                found.foreground());
    }

    private List<String> requireFolders() {
        List<String> folders = folders();
        if (!request.dataset().classNames().isEmpty()) {
            List<String> unknown = folders.stream()
                    .filter(f -> !request.dataset().classNames().contains(f))
                    .toList();
            if (!unknown.isEmpty() || folders.isEmpty()) {
                throw new InputException("--labels folder: the folders below "
                        + request.dataset().images() + " are " + folders + ", but --class-names does not have "
                        + unknown);
            }
            return request.dataset().classNames();
        }
        if (folders.size() != request.classes()) {
            throw new InputException(
                    "--labels folder: there are " + folders.size() + " folders below "
                            + request.dataset().images() + " "
                            + folders.stream().limit(12).toList() + ", the network has " + request.classes()
                            + " classes. Give --class-names in the network's order, so that each folder finds its class, or --labels none");
        }
        return folders;
    }

    private Optional<List<String>> fittingFolders() {
        List<String> folders = folders();
        if (!request.dataset().classNames().isEmpty()) {
            boolean fits = !folders.isEmpty() && request.dataset().classNames().containsAll(folders);
            return fits ? Optional.of(request.dataset().classNames()) : Optional.empty();
        }
        return folders.size() == request.classes() ? Optional.of(folders) : Optional.empty();
    }

    /** The folders below the root; of a pattern, those that its matches lie in. */
    private List<String> folders() {
        if (storage.isPattern(request.dataset().images())) {
            return IntStream.range(0, files.size())
                    .mapToObj(files::name)
                    .filter(name -> name.indexOf('/') > 0)
                    .map(name -> name.substring(0, name.indexOf('/')))
                    .distinct()
                    .toList();
        }
        return storage.isDirectory(request.dataset().images())
                ? storage.folders(request.dataset().images())
                : List.of();
    }
}
