package camaudit.spark.source;

import camaudit.image.InputException;
import camaudit.image.Orientation;
import camaudit.spark.source.cifar.CifarFormat;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import camaudit.spec.Layout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens datasets of containers. */
final class ContainerOpening {
    private ContainerOpening() {}

    static Sources.Opened open(Storage storage, Sources.Request request, Detected found) {
        FileList files = found.files();
        ContainerFormat format = Formats.of(
                found.layout(), storage, typical(found), request.decode().maxBytes(), boxes(request));
        Peek peek = Peek.of(format, storage, files, request.images());
        RecordLabels labels = RecordLabels.of(request, found.layout(), peek);
        Optional<RecordAnnotations> annotations = RecordAnnotating.read(
                storage,
                request,
                Optional.of(request.labels()).filter(given -> !Sources.WORDS.contains(given)),
                files.root(),
                labels.classNames());
        annotations.ifPresent(told -> Fitting.require(format, storage, files, told, labels.labels()));
        ContainerSource.Cut cut =
                new Cutting(format, storage, files, request.share(), peek.density()).cut(request.limit());
        if (cut.items().isEmpty()) {
            throw new InputException("--sample " + request.share() + " takes none of the images of " + request.images()
                    + ": take a larger share");
        }
        ContainerSource source = new ContainerSource(
                files.root(),
                found.layout(),
                format,
                labels.labels(),
                request.share(),
                request.decode(),
                request.foregrounds().inContainers() && request.decode().orientation() == Orientation.STORED
                        ? Optional.of(request.foregrounds().rule())
                        : Optional.empty(),
                annotations,
                description(request, found, format, cut),
                cut);
        String beside = masks(request, peek) + boxes(format, storage, peek);
        return new Sources.Opened(
                source,
                labels.classNames(),
                annotations
                        .flatMap(RecordAnnotations::labels)
                        .map(RecordAnnotating::labels)
                        .orElse(labels.told()),
                annotations
                        .map(told -> RecordAnnotating.foreground(told, request.foregrounds(), beside))
                        .orElse(beside));
    }

    private static String masks(Sources.Request request, Peek peek) {
        boolean masked = request.foregrounds().inContainers()
                && peek.records().stream().anyMatch(record -> record.mask().isPresent());
        return !masked
                ? ""
                : request.decode().orientation() == Orientation.STORED
                        ? "masks beside the images"
                        : "not used, for masks lie on the stored images and --orientation exif turns them";
    }

    private static Optional<BoxForm> boxes(Sources.Request request) {
        Optional<BoxForm> form = request.foregrounds().columns();
        if (form.isPresent() && request.decode().orientation() == Orientation.EXIF) {
            throw Unfitting.turned();
        }
        return form;
    }

    private static String boxes(ContainerFormat format, Storage storage, Peek peek) {
        if (peek.records().stream().anyMatch(record -> record.boxes().isPresent())) {
            return "boxes beside the images";
        }
        List<String> unread = Formats.unreadBoxes(format, storage, peek.file().uri());
        return unread.isEmpty()
                ? ""
                : "none of the boxes in " + String.join(", ", unread) + ": say --box-columns xywh or xyxy";
    }

    /** The first file; of CIFAR batches, the first that is not cut short. */
    private static Storage.Listed typical(Detected found) {
        FileList files = found.files();
        return IntStream.range(0, files.size())
                .mapToObj(files::file)
                .filter(file -> found.layout() != Layout.CIFAR || CifarFormat.fits(file.length()))
                .findFirst()
                .orElseGet(() -> files.file(0));
    }

    private static String description(
            Sources.Request request, Detected found, ContainerFormat format, ContainerSource.Cut cut) {
        FileList files = found.files();
        boolean single = files.size() == 1 && files.name(0).isEmpty();
        return new Count(cut.images(), cut.exact()).told() + " images in "
                + (single
                        ? files.root() + ", one of " + format.plural()
                        : String.format(Locale.ROOT, "%,d %s below %s", files.size(), format.plural(), files.root()))
                + (request.share() < 1 ? " (a sample of " + request.share() + ")" : "")
                + (request.limit().isPresent() ? " (the first ones)" : "")
                + found.told();
    }
}
