package camaudit.spark.storage;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hex. */
public final class Digests {
    private Digests() {}

    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(newSha256().digest(content));
    }

    /** The digest of the values of an object and all that it holds, whatever packages their classes are in. */
    public static String ofValues(Serializable object) {
        MessageDigest digest = newSha256();
        try (ObjectOutputStream out = new Values(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest for several uses; not for several threads. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serialises without the packages of classes, so that a class can move and the digests that runs have recorded still hold. */
    private static final class Values extends ObjectOutputStream {
        private Values(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
            writeUTF(descriptor.forClass().getSimpleName());
            writeLong(descriptor.getSerialVersionUID());
        }
    }
}
