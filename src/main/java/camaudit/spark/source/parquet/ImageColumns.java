package camaudit.spark.source.parquet;

import camaudit.spark.source.SparkPixels;
import camaudit.spec.BoxForm;
import camaudit.text.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Which columns of a Parquet file hold the image and its label.
 *
 * @param image name of the column
 * @param label name of the column; empty where there is none
 * @param mask likewise, of the foreground's mask as the bytes of a PNG
 * @param boxes of the foreground; empty where they are not asked for
 */
record ImageColumns(String image, Kind kind, Optional<String> label, Optional<String> mask, Optional<BoxColumn> boxes) {
    private static final List<String> IMAGES = List.of("image", "img", "content");
    private static final List<String> LABELS = List.of("label", "labels", "fine_label");
    private static final String MASK = "mask";
    /** Other names of such a column. */
    private static final List<String> MASKS = List.of("annotation", "segmentation", "label_mask");

    private static final String BYTES = "bytes";
    private static final String PATH = "path";

    enum Kind {
        /** The bytes of image files. */
        ENCODED,
        /** A struct with them in its field {@code bytes}. */
        ENCODED_FIELD,
        /** Spark's image struct. */
        SPARK_IMAGE
    }

    ImageColumns {
        Objects.requireNonNull(image);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(label);
        Objects.requireNonNull(mask);
        Objects.requireNonNull(boxes);
    }

    /**
     * Chooses: {@code image}, {@code img} or {@code content} where such a column holds images, else the only one that does.
     *
     * @param form how columns state boxes; empty where they do not count
     * @throws InputException if there is none, or several of other names, or there is not one column of boxes
     */
    static ImageColumns of(MessageType schema, String file, Optional<BoxForm> form) {
        List<String> candidates = new ArrayList<>();
        for (Type field : schema.getFields()) {
            if (kind(field).isPresent()) {
                candidates.add(field.getName());
            }
        }
        Optional<String> chosen = IMAGES.stream()
                .filter(candidates::contains)
                .findFirst()
                .or(() -> candidates.size() == 1 ? Optional.of(candidates.get(0)) : onlyBesideMask(candidates));
        if (chosen.isEmpty()) {
            throw new InputException(
                    file + " has " + (candidates.isEmpty() ? "no column" : "several columns " + candidates)
                            + " of images among "
                            + schema.getFields().stream().map(Type::getName).toList()
                            + ": expected image, img or content, which is binary (image files), a struct with a binary field 'bytes', or "
                            + "Spark's image struct; rename the column");
        }
        Kind kind = kind(schema.getType(chosen.get())).orElseThrow();
        Optional<String> label = LABELS.stream()
                .filter(name -> schema.containsField(name) && isLabel(schema.getType(name)))
                .findFirst();
        return new ImageColumns(
                chosen.get(),
                kind,
                label,
                mask(schema, candidates, chosen.get()),
                form.map(boxForm -> BoxColumn.of(schema, boxForm, file)));
    }

    private static Optional<String> onlyBesideMask(List<String> candidates) {
        List<String> images =
                candidates.stream().filter(name -> !name.equals(MASK)).toList();
        return images.size() == 1 ? Optional.of(images.get(0)) : Optional.empty();
    }

    /** The column {@code mask}, or else the only one with another name for it. */
    private static Optional<String> mask(MessageType schema, List<String> candidates, String image) {
        List<String> files = candidates.stream()
                .filter(name -> !name.equals(image))
                .filter(name -> kind(schema.getType(name))
                        .filter(k -> k != Kind.SPARK_IMAGE)
                        .isPresent())
                .toList();
        List<String> masks = files.stream().filter(MASKS::contains).toList();
        return files.contains(MASK)
                ? Optional.of(MASK)
                : masks.size() == 1 ? Optional.of(masks.get(0)) : Optional.empty();
    }

    private static Optional<Kind> kind(Type type) {
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.empty();
        }
        if (type.isPrimitive()) {
            return isBinary(type) ? Optional.of(Kind.ENCODED) : Optional.empty();
        }
        GroupType group = type.asGroupType();
        if (SparkPixels.FIELDS.stream().allMatch(group::containsField)) {
            return Optional.of(Kind.SPARK_IMAGE);
        }
        return group.containsField(BYTES) && isBinary(group.getType(BYTES))
                ? Optional.of(Kind.ENCODED_FIELD)
                : Optional.empty();
    }

    private static boolean isBinary(Type type) {
        return type.isPrimitive()
                && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && type.getLogicalTypeAnnotation() == null
                && !type.isRepetition(Type.Repetition.REPEATED);
    }

    private static boolean isLabel(Type type) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            return false;
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64 -> true;
            case BINARY -> type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
            default -> false;
        };
    }

    /** These columns only, of a file's schema. */
    MessageType projected(MessageType schema) {
        List<Type> fields = new ArrayList<>();
        Type column = schema.getType(image);
        if (kind == Kind.ENCODED) {
            fields.add(column);
        } else {
            List<String> wanted = kind == Kind.SPARK_IMAGE ? SparkPixels.FIELDS : List.of(BYTES, PATH);
            GroupType group = column.asGroupType();
            fields.add(group.withNewFields(group.getFields().stream()
                    .filter(field -> wanted.contains(field.getName()) && field.isPrimitive())
                    .toList()));
        }
        label.ifPresent(name -> fields.add(schema.getType(name)));
        mask.ifPresent(name -> fields.add(schema.getType(name)));
        boxes.ifPresent(boxColumn -> fields.add(boxColumn.column()));
        return new MessageType(schema.getName(), fields);
    }

    String path() {
        return PATH;
    }

    String bytes() {
        return BYTES;
    }
}
