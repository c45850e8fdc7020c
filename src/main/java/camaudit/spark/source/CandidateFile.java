package camaudit.spark.source;

import camaudit.image.decode.Idx;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file whose format is to be recognised. */
public final class CandidateFile {
    private static final int HEAD = 512;

    private final Storage storage;
    private final Storage.Listed file;
    private @Nullable String head;

    public CandidateFile(Storage storage, Storage.Listed file) {
        this.storage = storage;
        this.file = file;
    }

    public Storage.Listed file() {
        return file;
    }

    /** Its first 512 bytes, unzipped where it is gzipped, one character per byte; empty where they cannot be read. */
    public String head() {
        if (head == null) {
            try (InputStream in = Idx.maybeGunzip(storage.open(file.uri()), file.uri())) {
                head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            } catch (IOException | InputException e) {
                head = "";
            }
        }
        return head;
    }
}
