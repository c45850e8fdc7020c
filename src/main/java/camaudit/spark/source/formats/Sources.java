package camaudit.spark.source.formats;

import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Finds out how a dataset is laid out and opens it. */
public final class Sources {
    private Sources() {}

    /**
     * Opens a dataset.
     *
     * @param progress receives how far a long listing has come
     * @throws InputException if it is not there, holds no image, or its labels do not fit the network
     * @throws camaudit.annotation.AnnotationException with all that is wrong with annotation files
     */
    public static OpenedSource open(Storage storage, SourceRequest request, Consumer<String> progress) {
        if (!request.dataset().classNames().isEmpty()
                && request.dataset().classNames().size() != request.classes()) {
            throw new InputException(
                    "--class-names has " + request.dataset().classNames().size() + " names, the network "
                            + request.classes() + " classes: give one name for each, in the network's order");
        }
        Optional<OpenedSource> unlisted =
                SourceFormats.of(request.dataset().layout()).flatMap(format -> format.openUnlisted(storage, request));
        return unlisted.orElseGet(() -> openListed(storage, request, progress));
    }

    private static OpenedSource openListed(Storage storage, SourceRequest request, Consumer<String> progress) {
        requireImages(storage, request.dataset().images());
        FileList files = storage.list(request.dataset().images(), progress);
        DatasetFiles found = FormatDetection.of(
                storage, request.dataset().images(), request.dataset().layout(), files);
        if (request.dataset().foregrounds().columns().isPresent()
                && !found.format().hasBoxColumns()) {
            throw new InputException("--box-columns: " + request.dataset().images()
                    + " are no Parquet files: leave it out, and give boxes of other images with --boxes");
        }
        return found.format().openDataset(storage, request, found);
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

    /** The pictures of a dataset that was opened with this layout. */
    public static PictureStore pictures(Layout layout, String images, DecodeOptions decode, Configuration hadoop) {
        return SourceFormats.of(layout).orElse(SourceFormats.FILES).pictures(images, decode, new Storage(hadoop));
    }
}
