package camaudit.spark.source.container;

import camaudit.image.decode.Orientation;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.annotated.AnnotationErrors;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens datasets of containers. */
final class ContainerOpening {
    private final ContainerFormat format;
    private final Storage storage;
    private final SourceRequest request;
    private final DatasetFiles found;
    private final FileList files;

    private ContainerOpening(ContainerFormat format, Storage storage, SourceRequest request, DatasetFiles found) {
        this.format = format;
        this.storage = storage;
        this.request = request;
        this.found = found;
        this.files = found.files();
    }

    /** @param usual the format with its usual settings */
    static OpenedSource open(ContainerFormat usual, Storage storage, SourceRequest request, DatasetFiles found) {
        Optional<BoxForm> boxes = request.dataset().foregrounds().columns();
        if (boxes.isPresent()) {
            AnnotationErrors.requireUpright(request.decode());
        }
        ContainerFormat format = usual.of(
                storage, typical(usual, found.files()), request.decode().maxBytes(), boxes);
        return new ContainerOpening(format, storage, request, found).open();
    }

    private OpenedSource open() {
        FirstRecords first =
                FirstRecords.of(format, storage, files, request.dataset().images());
        RecordLabels labels = RecordLabels.of(request, format, first);
        Optional<RecordAnnotations> annotations =
                RecordAnnotations.read(storage, request, request.labelFile(), files.root(), labels.classNames());
        annotations.ifPresent(each -> AnnotationFitCheck.require(format, storage, files, each, labels.labels()));
        ContainerItems items = new ContainerSplitter(
                        format, storage, files, request.dataset().share(), first.density())
                .items(request.dataset().limit());
        if (items.items().isEmpty()) {
            throw new InputException("--sample " + request.dataset().share() + " takes none of the images of "
                    + request.dataset().images() + ": take a larger share");
        }
        boolean masksCount = request.dataset().foregrounds().inContainers() && isUpright();
        ContainerSpec spec = new ContainerSpec(
                files.root(),
                format,
                labels.labels(),
                request.dataset().share(),
                request.decode(),
                masksCount ? request.dataset().foregrounds().rule() : null,
                annotations.orElse(null));
        String beside = masks(first) + boxes(first);
        return new OpenedSource(
                new ContainerSource(spec, describe(items), items),
                labels.classNames(),
                annotations.flatMap(RecordAnnotations::describeLabels).orElse(labels.origin()),
                annotations.map(each -> each.describeForegrounds(beside)).orElse(beside));
    }

    private boolean isUpright() {
        return request.decode().orientation() == Orientation.STORED;
    }

    private String masks(FirstRecords first) {
        if (!request.dataset().foregrounds().inContainers()
                || first.records().stream().noneMatch(record -> record.mask().isPresent())) {
            return "";
        }
        return isUpright()
                ? "masks beside the images"
                : "not used, for masks lie on the stored images and --orientation exif turns them";
    }

    private String boxes(FirstRecords first) {
        if (first.records().stream().anyMatch(record -> record.boxes().isPresent())) {
            return "boxes beside the images";
        }
        String uri = first.file().uri();
        try {
            List<String> unread = format.unreadBoxes(storage, uri);
            return unread.isEmpty()
                    ? ""
                    : "none of the boxes in " + String.join(", ", unread) + ": say --box-columns xywh or xyxy";
        } catch (IOException e) {
            throw new InputException(uri + ": " + e.getMessage(), e);
        }
    }

    /** The first file that is not cut short, as far as its size shows. */
    private static Storage.Listed typical(ContainerFormat format, FileList files) {
        return IntStream.range(0, files.size())
                .mapToObj(files::file)
                .filter(format::isTypical)
                .findFirst()
                .orElseGet(() -> files.file(0));
    }

    private String describe(ContainerItems items) {
        return items.count().describe() + " images in "
                + (DatasetFiles.isSingle(files)
                        ? files.root() + ", one of " + format.plural()
                        : Numbers.format("%,d %s below %s", files.size(), format.plural(), files.root()))
                + (request.dataset().share() < 1
                        ? " (a sample of " + request.dataset().share() + ")"
                        : "")
                + (request.dataset().limit().isPresent() ? " (the first ones)" : "")
                + found.describe();
    }
}
