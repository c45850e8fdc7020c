package camaudit.spark.source.container;

import camaudit.image.Decoded;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.ImageDecoder;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.PictureStore;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in containers. A part of a container is read forwards up to the picture that is asked for; pictures on the way that are
 * expected are kept, so that it is read once as long as they fit into some memory.
 */
public final class ContainerPictures implements PictureStore {
    private static final long MOST_KEPT = 128L << 20;

    private final ContainerFormat usual;
    private final String root;
    private final Storage storage;
    private final ImageDecoder decoder;
    private final Set<String> expected = new HashSet<>();
    private final Map<String, StoredRecord> kept = new HashMap<>();
    private long keptBytes;
    private @Nullable RecordCursor open;
    private Split at = new Split("", 0, 0, 0);

    /** @param usual the format with its usual settings */
    ContainerPictures(ContainerFormat usual, String root, DecodeOptions decode, Storage storage) {
        this.usual = usual;
        this.root = root;
        this.storage = storage;
        this.decoder = new ImageDecoder(decode);
    }

    @Override
    public boolean isSequential() {
        return true;
    }

    @Override
    public void expect(List<String> imageIds) {
        expected.addAll(imageIds);
    }

    @Override
    public Decoded picture(String imageId) throws IOException {
        StoredRecord known = kept.remove(imageId);
        if (known != null) {
            keptBytes -= known.size();
            return known.decode(decoder);
        }
        Place place = place(imageId);
        Optional<StoredRecord> found = at.equals(place.split()) ? scan(place.key()) : Optional.empty();
        if (found.isEmpty()) {
            start(place);
            found = scan(place.key());
        }
        return found.orElseThrow(() -> missing(imageId)).decode(decoder);
    }

    private record Place(ContainerFormat format, Split split, String key) {}

    /** Both file names and keys may have a #. */
    private Place place(String imageId) throws IOException {
        if (!storage.isDirectory(root)) {
            return place(imageId, root, imageId);
        }
        for (int i = imageId.indexOf('#'); i >= 0; i = imageId.indexOf('#', i + 1)) {
            String file = imageId.substring(0, i);
            if (!List.of(file.split("/", -1)).contains("..") && storage.exists(root + "/" + file)) {
                return place(imageId, root + "/" + file, imageId.substring(i + 1));
            }
        }
        throw missing(imageId);
    }

    private Place place(String imageId, String uri, String key) throws IOException {
        Storage.Listed file = storage.status(uri);
        ContainerFormat format = usual.of(storage, file, ImageDecoder.DEFAULT_MAX_BYTES, Optional.empty());
        Split split = format.find(format.split(storage, file, 0), key).orElseThrow(() -> missing(imageId));
        return new Place(format, split, key);
    }

    private void start(Place place) throws IOException {
        close();
        at = place.split();
        open = place.format().open(storage, place.split().uri());
        open.go(place.split());
    }

    private Optional<StoredRecord> scan(String key) throws IOException {
        if (open == null) {
            return Optional.empty();
        }
        for (Optional<StoredRecord> next = open.next(); next.isPresent(); next = open.next()) {
            StoredRecord image = next.get();
            if (image.key().equals(key)) {
                return next;
            }
            keep(ImageIds.record(root, at.uri(), image.key()), image);
        }
        return Optional.empty();
    }

    private void keep(String id, StoredRecord image) {
        if (expected.contains(id) && keptBytes + image.size() <= MOST_KEPT) {
            StoredRecord before = kept.put(id, image);
            keptBytes += image.size() - (before == null ? 0 : before.size());
        }
    }

    private InputException missing(String imageId) {
        return new InputException("image " + imageId + " is not in " + root + ": give the images that were explained");
    }

    @Override
    public void close() throws IOException {
        RecordCursor closing = open;
        open = null;
        at = new Split("", 0, 0, 0);
        if (closing != null) {
            closing.close();
        }
    }
}
