package camaudit.spark.source.annotated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What annotation files state of many images, packed: it stays serialised until it is asked for. */
final class PackedList implements Serializable {
    private static final long serialVersionUID = 1L;
    /** How many are serialised together, so that they share the descriptions of Java classes and the names. */
    private static final int TOGETHER = 16;

    private final ArrayList<byte[]> packs;

    private PackedList(List<byte[]> packs) {
        this.packs = new ArrayList<>(packs);
    }

    ImageAnnotation get(int number) {
        byte[] pack = packs.get(number / TOGETHER);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(pack))) {
            return ((ImageAnnotation[]) in.readObject())[number % TOGETHER];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Packs them one by one. */
    static final class Builder {
        private final List<byte[]> packs = new ArrayList<>();
        private final List<ImageAnnotation> open = new ArrayList<>();

        /** Adds one and returns its number. */
        int add(ImageAnnotation annotation) {
            if (open.size() == TOGETHER) {
                pack();
            }
            open.add(annotation);
            return packs.size() * TOGETHER + open.size() - 1;
        }

        private void pack() {
            ByteArrayOutputStream pack = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(pack)) {
                out.writeObject(open.toArray(new ImageAnnotation[0]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packs.add(pack.toByteArray());
            open.clear();
        }

        PackedList build() {
            pack();
            return new PackedList(packs);
        }
    }
}
