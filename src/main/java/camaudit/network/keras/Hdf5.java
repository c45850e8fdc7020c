package camaudit.network.keras;

import camaudit.network.ModelException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognizes and opens HDF5 files in memory, and reads the attributes that Keras writes. */
final class Hdf5 {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SUPERBLOCK = 48;

    private Hdf5() {}

    static boolean isHdf5(byte[] content) {
        return isHdf5(ByteBuffer.wrap(content));
    }

    private static boolean isHdf5(ByteBuffer content) {
        return content.capacity() >= SIGNATURE.length
                && content.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
    }

    /**
     * Opens a file after comparing its length with the one that its superblock states.
     *
     * @throws ModelException if bytes are missing
     */
    static HdfFile open(ByteBuffer content) {
        int length = content.capacity();
        if (!isHdf5(content)) {
            throw new ModelException("the weights are not an HDF5 file: save the model again");
        }
        if (length < SUPERBLOCK) {
            throw new ModelException(cutShort(length, "at least " + SUPERBLOCK));
        }
        int version = content.get(8);
        int end = version == 0 ? 40 : version == 1 ? 44 : 28;
        int offsetSize = content.get(version < 2 ? 13 : 9);
        if (offsetSize == Long.BYTES && length >= end + Long.BYTES) {
            long stated = content.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(end);
            if (stated > length) {
                throw new ModelException(cutShort(length, Long.toString(stated)));
            }
        }
        return HdfFile.fromByteBuffer(content);
    }

    private static String cutShort(int length, String stated) {
        return "the HDF5 data is cut short, it has " + length + " of " + stated + " bytes: copy it again";
    }

    /** The child group of that name, if there is one. */
    static Optional<Group> group(Group parent, String name) {
        return parent.getChildren().get(name) instanceof Group group ? Optional.of(group) : Optional.empty();
    }

    /** A text attribute, of fixed or variable length. */
    static Optional<String> text(Node node, String name) {
        return strings(node, name).flatMap(values -> values.stream().findFirst());
    }

    /** A list of texts, which Keras splits into attributes NAME0, NAME1 and so on where it is long. */
    static Optional<List<String>> texts(Node node, String name) {
        Optional<List<String>> whole = strings(node, name);
        if (whole.isPresent()) {
            return whole;
        }
        List<String> values = new ArrayList<>();
        int chunk = 0;
        for (Optional<List<String>> part = strings(node, name + chunk);
                part.isPresent();
                part = strings(node, name + chunk)) {
            values.addAll(part.get());
            chunk++;
        }
        return chunk == 0 ? Optional.empty() : Optional.of(values);
    }

    private static Optional<List<String>> strings(Node node, String name) {
        Attribute attribute = node.getAttributes().get(name);
        if (attribute == null) {
            return Optional.empty();
        }
        if (attribute.isEmpty() || attribute.getSize() == 0) {
            return Optional.of(List.of());
        }
        Object data = attribute.getData();
        if (data instanceof String text) {
            return Optional.of(List.of(text));
        }
        if (data instanceof String[] texts) {
            return Optional.of(List.of(texts));
        }
        throw new ModelException(
                "attribute '" + name + "' of '" + node.getPath() + "' is not text: save the model again");
    }
}
