package camaudit.network.onnx;

import camaudit.network.ModelException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import onnx.Onnx;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.Descriptors.Descriptor;
import org.nd4j.shade.protobuf.Descriptors.FieldDescriptor;
import org.nd4j.shade.protobuf.UnsafeByteOperations;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * Parses the protobuf bytes of a model. Fields are counted before any object is created, so that a small file cannot become many
 * objects.
 */
final class ProtobufParser {
    /** The largest number of fields in all messages; trained CNNs have about ten thousand. */
    static final int MAX_FIELDS = 1_000_000;

    /** The largest depth of nested messages; trained CNNs have five. */
    private static final int MAX_DEPTH = 40;

    private static final int IR_VERSION_TAG = 0x08;
    private static final int MAX_IR_VERSION = 100;
    private static final Set<Integer> SECOND_TAGS = Set.of(0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72);

    private final CodedInputStream input;
    private int fields;

    private ProtobufParser(byte[] content) {
        input = stream(content);
    }

    /** True if the bytes start like a model: its version, then one of the other fields. */
    static boolean startsAsModel(byte[] content) {
        return content.length > 2
                && content[0] == IR_VERSION_TAG
                && content[1] > 0
                && content[1] < MAX_IR_VERSION
                && SECOND_TAGS.contains((int) content[2]);
    }

    /**
     * The model in these bytes; its weights share the memory of the array.
     *
     * @throws ModelException if they are damaged, or have too many fields
     */
    static Onnx.ModelProto parse(byte[] content) {
        try {
            new ProtobufParser(content).count(Onnx.ModelProto.getDescriptor(), 0);
            CodedInputStream stream = stream(content);
            Onnx.ModelProto model = Onnx.ModelProto.parseFrom(stream);
            stream.checkLastTagWas(0);
            return model;
        } catch (IOException e) {
            throw new ModelException(
                    "it is damaged or was not copied whole (" + e.getMessage() + "): copy it again or export it again",
                    e);
        }
    }

    private static CodedInputStream stream(byte[] content) {
        CodedInputStream stream = UnsafeByteOperations.unsafeWrap(content).newCodedInput();
        stream.enableAliasing(true);
        return stream;
    }

    private void count(Descriptor message, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new ModelException("its messages lie more than " + MAX_DEPTH + " deep: is this a network?");
        }
        Set<Integer> single = new HashSet<>();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (++fields > MAX_FIELDS) {
                throw new ModelException("it has more than " + MAX_FIELDS + " fields: is this a trained network?");
            }
            FieldDescriptor field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean isMessage = field != null
                    && field.getType() == FieldDescriptor.Type.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (!isMessage) {
                if (!input.skipField(tag)) {
                    throw new ModelException("it is damaged (a group ends that did not start): copy it again");
                }
            } else {
                if (!field.isRepeated() && !single.add(field.getNumber())) {
                    throw new ModelException("it has two fields '" + field.getName() + "' where one belongs: is this"
                            + " one model? Export it again");
                }
                int limit = input.pushLimit(input.readRawVarint32());
                count(field.getMessageType(), depth + 1);
                input.popLimit(limit);
            }
        }
    }
}
