package camaudit.spark.source.files;

import camaudit.image.Decoded;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.ImageDecoder;
import camaudit.spark.source.PictureStore;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.util.List;

/** Image files below a root. */
final class FilePictures implements PictureStore {
    private final String root;
    private final ImageDecoder decoder;
    private final Storage storage;

    FilePictures(String root, DecodeOptions decode, Storage storage) {
        this.root = root;
        this.decoder = new ImageDecoder(decode);
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
}
