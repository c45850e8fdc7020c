package camaudit.network.onnx;

import camaudit.network.ModelException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import onnx.Onnx;
import onnx.Onnx.AttributeProto.AttributeType;
import org.jspecify.annotations.Nullable;

/** The attributes of one node, each read by its name and type. Attributes that no reader has asked for are refused in the end. */
final class Attributes {
    /** More numbers than any attribute has, except those of a constant. */
    private static final int MAX_NUMBERS = 1 << 20;

    private final String title;
    private final Map<String, Onnx.AttributeProto> all = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();

    /** The attributes of a node that {@code title} names in messages. */
    Attributes(Onnx.NodeProto node, String title) {
        this.title = title;
        for (Onnx.AttributeProto attribute : node.getAttributeList()) {
            if (!attribute.getRefAttrName().isEmpty()) {
                throw refuse(attribute.getName(), "a reference", "only functions have these");
            }
            if (all.put(attribute.getName(), attribute) != null) {
                throw refuse(attribute.getName(), "given twice", "export the model again");
            }
        }
    }

    Optional<Long> whole(String name) {
        return read(name, AttributeType.INT, Onnx.AttributeProto::getI);
    }

    int whole(String name, int standard) {
        long value = whole(name).orElse((long) standard);
        if (value != (int) value) {
            throw refuse(name, value, "it is too large");
        }
        return (int) value;
    }

    boolean isOn(String name, boolean standard) {
        return whole(name, standard ? 1 : 0) != 0;
    }

    double number(String name, double standard) {
        return read(name, AttributeType.FLOAT, Onnx.AttributeProto::getF)
                .map(Attributes::written)
                .orElse(standard);
    }

    /** The shortest decimal number that rounds to this float, which is the one that was written. */
    private static double written(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    String text(String name, String standard) {
        return read(name, AttributeType.STRING, a -> a.getS().toStringUtf8()).orElse(standard);
    }

    Optional<long[]> wholes(String name) {
        return read(name, AttributeType.INTS, a -> {
            requireFew(name, a.getIntsCount());
            return a.getIntsList().stream().mapToLong(Long::longValue).toArray();
        });
    }

    Optional<float[]> numbers(String name) {
        return read(name, AttributeType.FLOATS, a -> {
            requireFew(name, a.getFloatsCount());
            float[] values = new float[a.getFloatsCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = a.getFloats(i);
            }
            return values;
        });
    }

    Optional<Onnx.TensorProto> tensor(String name) {
        return read(name, AttributeType.TENSOR, Onnx.AttributeProto::getT);
    }

    /** Marks attributes as known that do not matter here. */
    void ignore(String... names) {
        asked.addAll(Set.of(names));
    }

    /** @throws ModelException naming the attributes that no reader has asked for */
    void requireAllKnown() {
        Set<String> unknown = new TreeSet<>(all.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new ModelException(title + " has the attributes " + unknown
                    + ", which are not supported: what they do to the scores is not known");
        }
    }

    ModelException refuse(String name, @Nullable Object value, String remedy) {
        return new ModelException(title + " has " + name + " " + value + ", which is not supported: " + remedy);
    }

    private <T> Optional<T> read(String name, AttributeType type, Function<Onnx.AttributeProto, T> reader) {
        asked.add(name);
        Onnx.AttributeProto attribute = all.get(name);
        if (attribute == null) {
            return Optional.empty();
        }
        if (attribute.getType() != type) {
            throw refuse(name, "of type " + attribute.getType(), type + " is expected, export the model again");
        }
        return Optional.of(reader.apply(attribute));
    }

    private void requireFew(String name, int count) {
        if (count > MAX_NUMBERS) {
            throw refuse(name, "of " + count + " numbers", "at most " + MAX_NUMBERS + " are read");
        }
    }
}
