package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.Decoded;
import camaudit.image.IdxImages;
import camaudit.image.ImageDecoder;
import camaudit.image.InputException;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Finds single pictures of a dataset again by their ids. */
public interface PictureStore extends AutoCloseable {

    /** The picture, or why there is none. */
    Decoded picture(String imageId) throws IOException;

    /** Announces which pictures will be asked for, so that what has to be read in order is read once. */
    default void expect(List<String> imageIds) {}

    @Override
    void close() throws IOException;

    static PictureStore open(Layout layout, String images, DecodeOptions decode, Configuration hadoop) {
        Storage storage = new Storage(hadoop);
        return switch (layout) {
            case IDX -> new Idx(images, storage);
            case FILES, AUTO -> new Files(images, storage, decode);
            case CIFAR, PARQUET, TAR, SEQUENCE -> new ContainerPictures(layout, images, decode, storage);
        };
    }

    /** Image files below a root. */
    final class Files implements PictureStore {
        private final String root;
        private final Storage storage;
        private final ImageDecoder decoder;

        Files(String root, Storage storage, DecodeOptions decode) {
            this.decoder = new ImageDecoder(decode);
            this.root = root;
            this.storage = storage;
        }

        @Override
        public Decoded picture(String imageId) {
            if (List.of(imageId.split("/", -1)).contains("..")) {
                throw new InputException("image id '" + imageId + "' leaves the folder of the images");
            }
            String uri = storage.isDirectory(root) ? root + "/" + imageId : root;
            return decoder.decode(storage.read(uri, ImageDecoder.DEFAULT_MAX_BYTES));
        }

        @Override
        public void close() {}
    }

    /** An IDX file, read forwards; asking for an earlier image starts it again. */
    final class Idx implements PictureStore {
        private final String uri;
        private final Storage storage;
        private Optional<IdxImages> open = Optional.empty();

        Idx(String uri, Storage storage) {
            this.uri = uri;
            this.storage = storage;
        }

        @Override
        public Decoded picture(String imageId) throws IOException {
            long number = IdxIds.number(imageId);
            if (open.isEmpty() || open.get().position() > number) {
                close();
                open = Optional.of(IdxImages.open(storage.open(uri), uri));
            }
            if (number >= open.get().header().count()) {
                throw new InputException("image " + imageId + " is not in " + uri + ", which has "
                        + open.get().header().count() + " images");
            }
            open.get().skip(number - open.get().position());
            return open.get().next();
        }

        @Override
        public void close() throws IOException {
            if (open.isPresent()) {
                open.get().close();
                open = Optional.empty();
            }
        }
    }
}
