package camaudit.spark.source.idx;

import camaudit.annotation.AnnotationKind;
import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.CandidateFile;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.SourceFormat;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.annotated.AnnotationProbe;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** One IDX file with its labels. */
public final class IdxFormat implements SourceFormat {
    private static final Pattern NO_NAME = Pattern.compile("(?!)");
    private static final String MAGIC = "\0\0\b";
    private static final FormatSigns SIGNS =
            new FormatSigns(Layout.IDX, NO_NAME, true, IdxFormat::isIdx, 0, "the file begins as IDX does", "");

    private static boolean isIdx(CandidateFile file) {
        String head = file.head();
        return head.startsWith(MAGIC) && head.length() > MAGIC.length() && (byte) head.charAt(MAGIC.length()) > 0;
    }

    @Override
    public FormatSigns signs() {
        return SIGNS;
    }

    @Override
    public Optional<OpenedSource> openUnlisted(Storage storage, SourceRequest request) {
        return Optional.of(open(storage, request));
    }

    @Override
    public OpenedSource openDataset(Storage storage, SourceRequest request, DatasetFiles found) {
        return open(storage, request);
    }

    @Override
    public PictureStore pictures(String images, DecodeOptions decode, Storage storage) {
        return new IdxPictures(images, storage);
    }

    private static OpenedSource open(Storage storage, SourceRequest request) {
        if (request.dataset().labels().equals(SourceRequest.FOLDER)) {
            throw new InputException("--labels folder: an IDX file has no folders. Give --labels LABELFILE or none");
        }
        Optional<String> labels = switch (request.dataset().labels()) {
            case SourceRequest.NONE -> Optional.empty();
            case SourceRequest.AUTO ->
                labelFileBeside(storage, request.dataset().images());
            default -> Optional.of(request.dataset().labels());
        };
        Optional<String> manifest = labels.filter(file -> isText(storage, file));
        IdxSource source = IdxSource.open(
                storage,
                request.dataset().images(),
                manifest.isPresent() ? Optional.empty() : labels,
                request.dataset().share(),
                request.dataset().limit());
        source.highestLabel().ifPresent(highest -> {
            if (highest >= request.classes()) {
                throw new InputException("--labels " + labels.orElse("") + " has the label " + highest
                        + ", the network " + request.classes() + " classes, 0 to " + (request.classes() - 1));
            }
        });
        return RecordAnnotations.read(
                        storage,
                        request,
                        manifest,
                        source.uri(),
                        request.dataset().classNames())
                .map(annotations -> annotated(source, annotations, request, labels))
                .orElseGet(() -> new OpenedSource(source, request.dataset().classNames(), labels.orElse("none"), ""));
    }

    private static OpenedSource annotated(
            IdxSource source, RecordAnnotations annotations, SourceRequest request, Optional<String> labels) {
        AnnotationProbe probe = new AnnotationProbe(annotations);
        source.show(probe);
        probe.require(true, id -> false);
        return new OpenedSource(
                source.annotated(annotations),
                request.dataset().classNames(),
                annotations.describeLabels().orElse(labels.orElse("none")),
                annotations.describeForegrounds(""));
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
