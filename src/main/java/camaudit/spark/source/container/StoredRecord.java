package camaudit.spark.source.container;

import camaudit.image.Decoded;
import camaudit.image.Rejection;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.region.Located;
import camaudit.spark.storage.Digests;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record of a container as it is stored: the bytes of an image file, not decoded yet, or a picture as it is, or why there is none. */
public final class StoredRecord {
    private final String key;
    private final String name;
    private final Optional<RawLabel> label;
    private final byte @Nullable [] file;
    private final @Nullable Decoded picture;
    private final String sha256;
    private final byte @Nullable [] mask;
    private final @Nullable Located boxes;

    private StoredRecord(
            String key,
            String name,
            Optional<RawLabel> label,
            byte @Nullable [] file,
            @Nullable Decoded picture,
            String sha256,
            byte @Nullable [] mask,
            @Nullable Located boxes) {
        this.key = Objects.requireNonNull(key);
        this.name = Objects.requireNonNull(name);
        this.label = Objects.requireNonNull(label);
        this.file = file;
        this.picture = picture;
        this.sha256 = sha256;
        this.mask = mask;
        this.boxes = boxes;
    }

    /**
     * An image file.
     *
     * @param key unique in its container, the same in every run
     * @param name what the dataset calls it, e.g. {@code class/file.jpg}; empty where it has no names
     */
    public static StoredRecord encoded(String key, String name, Optional<RawLabel> label, byte[] file) {
        return new StoredRecord(key, name, label, file, null, "", null, null);
    }

    /** A picture that is stored as it is. */
    public static StoredRecord picture(
            String key, String name, Optional<RawLabel> label, Decoded picture, byte[] content) {
        return new StoredRecord(key, name, label, null, picture, Digests.sha256(content), null, null);
    }

    /** A record that cannot be used. */
    public static StoredRecord rejected(String key, String name, Rejection why) {
        return new StoredRecord(key, name, Optional.empty(), null, why, "", null, null);
    }

    /** The same with the bytes of the mask's file that stands beside it. */
    public StoredRecord masked(byte[] maskFile) {
        return new StoredRecord(key, name, label, file, picture, sha256, maskFile, boxes);
    }

    /** The same with the region of the boxes that stand beside it. */
    public StoredRecord boxed(Located region) {
        return new StoredRecord(key, name, label, file, picture, sha256, mask, region);
    }

    /** The same with a label, unless it has one. */
    public StoredRecord labelled(Optional<RawLabel> fallback) {
        return label.isPresent() ? this : new StoredRecord(key, name, fallback, file, picture, sha256, mask, boxes);
    }

    /** The same without the bytes of picture and mask. */
    public StoredRecord bare() {
        return new StoredRecord(key, name, label, new byte[0], null, "", mask == null ? null : new byte[0], boxes);
    }

    public String key() {
        return key;
    }

    public String name() {
        return name;
    }

    public Optional<RawLabel> label() {
        return label;
    }

    /** The bytes of an image file with the mask, where the container has one for this record. */
    public Optional<byte[]> mask() {
        return Optional.ofNullable(mask);
    }

    /** The region of the boxes, where the container has some for this record. */
    public Optional<Located> boxes() {
        return Optional.ofNullable(boxes);
    }

    /** SHA-256 of what is stored; empty where it could not be read. */
    public String sha256() {
        return file == null ? sha256 : Digests.sha256(file);
    }

    /** The picture, decoded now. */
    public Decoded decode(ImageDecoder decoder) {
        return file == null ? Objects.requireNonNull(picture) : decoder.decode(file);
    }

    /** How many bytes of memory it takes, about. */
    public long size() {
        return (file == null ? 0 : file.length) + (mask == null ? 0 : mask.length) + 200L;
    }
}
