package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.Decoded;
import camaudit.image.ImageDecoder;
import camaudit.image.InputException;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.record.OpenContainer;
import camaudit.spark.source.record.Span;
import camaudit.spark.source.record.Stored;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
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
final class ContainerPictures implements PictureStore {
    private static final long MOST_KEPT = 128L << 20;

    private final String root;
    private final Layout layout;
    private final Storage storage;
    private final ImageDecoder decoder;
    private final Set<String> expected = new HashSet<>();
    private final Map<String, Stored> kept = new HashMap<>();
    private long keptBytes;
    private @Nullable OpenContainer open;
    private Span at = new Span("", 0, 0, 0);

    ContainerPictures(Layout layout, String root, DecodeOptions decode, Storage storage) {
        this.decoder = new ImageDecoder(decode);
        this.layout = layout;
        this.root = root;
        this.storage = storage;
    }

    @Override
    public void expect(List<String> imageIds) {
        expected.addAll(imageIds);
    }

    @Override
    public Decoded picture(String imageId) throws IOException {
        Stored known = kept.remove(imageId);
        if (known != null) {
            keptBytes -= known.size();
            return known.decode(decoder);
        }
        Place place = place(imageId);
        Optional<Stored> found = at.equals(place.span()) ? scan(place.key()) : Optional.empty();
        if (found.isEmpty()) {
            start(place);
            found = scan(place.key());
        }
        return found.orElseThrow(() -> missing(imageId)).decode(decoder);
    }

    private record Place(ContainerFormat format, Span span, String key) {}

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
        ContainerFormat format = Formats.of(layout, storage, file, ImageDecoder.DEFAULT_MAX_BYTES, Optional.empty());
        Span span = format.find(format.cut(storage, file, 0), key).orElseThrow(() -> missing(imageId));
        return new Place(format, span, key);
    }

    private void start(Place place) throws IOException {
        close();
        at = place.span();
        open = place.format().open(storage, place.span().uri());
        open.go(place.span());
    }

    private Optional<Stored> scan(String key) throws IOException {
        if (open == null) {
            return Optional.empty();
        }
        for (Optional<Stored> next = open.next(); next.isPresent(); next = open.next()) {
            Stored image = next.get();
            if (image.key().equals(key)) {
                return next;
            }
            keep(Names.record(root, at.uri(), image.key()), image);
        }
        return Optional.empty();
    }

    private void keep(String id, Stored image) {
        if (expected.contains(id) && keptBytes + image.size() <= MOST_KEPT) {
            Stored before = kept.put(id, image);
            keptBytes += image.size() - (before == null ? 0 : before.size());
        }
    }

    private InputException missing(String imageId) {
        return new InputException("image " + imageId + " is not in " + root + ": give the images that were explained");
    }

    @Override
    public void close() throws IOException {
        OpenContainer closing = open;
        open = null;
        at = new Span("", 0, 0, 0);
        if (closing != null) {
            closing.close();
        }
    }
}
