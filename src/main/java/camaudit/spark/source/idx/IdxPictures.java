package camaudit.spark.source.idx;

import camaudit.image.Decoded;
import camaudit.spark.source.PictureStore;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;

/** The pictures of an IDX file. */
final class IdxPictures implements PictureStore {
    private final String uri;
    private final IdxCursor cursor;

    IdxPictures(String uri, Storage storage) {
        this.uri = uri;
        this.cursor = new IdxCursor(uri, storage);
    }

    @Override
    public Decoded picture(String imageId) throws IOException {
        if (!imageId.matches("[0-9]{1,18}")) {
            throw new InputException("image id '" + imageId + "' is no image number of an IDX file");
        }
        long number = Long.parseLong(imageId);
        long count = cursor.count(number);
        if (number >= count) {
            throw new InputException("image " + imageId + " is not in " + uri + ", which has " + count + " images");
        }
        return cursor.image(number);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
