package camaudit.spark.source.idx;

import camaudit.image.decode.Idx;
import camaudit.image.decode.IdxHeader;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.InputStream;

/** Checks IDX files to the last byte. */
final class IdxFiles {
    private IdxFiles() {}

    /** The header of an image file that is as long as it says. */
    static IdxHeader images(Storage storage, String uri) {
        try (InputStream in = Idx.maybeGunzip(storage.open(uri), uri)) {
            IdxHeader header = IdxHeader.read(in, uri);
            if (header.isLabels()) {
                throw new InputException(uri + " holds labels, images were expected: give it as --labels");
            }
            Idx.requireExactSize(in, header, uri);
            return header;
        } catch (IOException e) {
            throw new InputException(uri + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The labels of a file that has as many of them as there are images. */
    static byte[] labels(Storage storage, String labelUri, IdxHeader images, String uri) {
        try (InputStream in = storage.open(labelUri)) {
            byte[] labels = Idx.readLabels(in, labelUri);
            if (labels.length != images.count()) {
                throw new InputException("--labels " + labelUri + " holds " + labels.length + " labels, " + uri + " "
                        + images.count() + " images: they do not belong together");
            }
            return labels;
        } catch (IOException e) {
            throw new InputException(labelUri + " cannot be read: " + e.getMessage(), e);
        }
    }
}
