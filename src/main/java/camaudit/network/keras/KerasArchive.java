package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Network;
import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.HdfFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A {@code .keras} file: a zip of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}. */
final class KerasArchive {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final long MEBIBYTE = 1L << 20;

    /** Uncompressed bytes; an array in memory ends just below 2 GiB. */
    private static final Map<String, Long> LIMITS =
            Map.of(CONFIG, 64 * MEBIBYTE, METADATA, MEBIBYTE, WEIGHTS, Integer.MAX_VALUE - 8L);

    private static final long OTHERS_LIMIT = 64 * MEBIBYTE;
    private static final int END_RECORD = 22;

    private final Map<String, byte[]> entries;

    private KerasArchive(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    static boolean isZip(byte[] content) {
        return content.length >= 2 && content[0] == 'P' && content[1] == 'K';
    }

    /**
     * Unpacks the three entries.
     *
     * @throws ModelException if the zip is damaged, an entry is missing, there twice or beyond its limit
     */
    static KerasArchive open(byte[] content) {
        int stated = entryCount(content);
        Map<String, byte[]> entries = new HashMap<>();
        int count = 0;
        long others = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                String name = entry.getName();
                Long limit = LIMITS.get(name);
                if (limit == null) {
                    others += copy(zip, OutputStream.nullOutputStream(), name, OTHERS_LIMIT - others);
                    continue;
                }
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                copy(zip, bytes, name, limit);
                if (entries.put(name, bytes.toByteArray()) != null) {
                    throw new ModelException("the zip holds '" + name + "' twice: save the model again");
                }
            }
        } catch (IOException e) {
            throw new ModelException("the zip is damaged (" + e.getMessage() + "): copy it again", e);
        }
        if (count != stated) {
            throw new ModelException(
                    "the zip is damaged, it has " + count + " of " + stated + " entries: copy it again");
        }
        for (String name : LIMITS.keySet()) {
            if (!entries.containsKey(name)) {
                throw new ModelException(
                        "the zip has no '" + name + "': give a file that model.save('NAME.keras') wrote");
            }
        }
        return new KerasArchive(entries);
    }

    Network read(String fileName) {
        JsonNode metadata = Json.parse(bytes(METADATA), METADATA);
        ModelConfig config = ModelConfig.parse(Json.parse(bytes(CONFIG), CONFIG), fileName);
        byte[] weights = bytes(WEIGHTS);
        try (HdfFile file = Hdf5.open(weights)) {
            ArchiveWeights source = ArchiveWeights.of(file, config, new TensorReader(weights.length));
            int keras = KerasVersion.major(metadata.path("keras_version").asText("3"));
            return NetworkBuilder.build(config, keras, source);
        }
    }

    private byte[] bytes(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new ModelException("the zip has no '" + name + "'");
        }
        return bytes;
    }

    private static long copy(InputStream from, OutputStream to, String name, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            total += n;
            if (total > limit) {
                throw new ModelException("zip entry '" + name + "' unpacks to more than " + limit
                        + " bytes, more than is read of such an entry: is this a model?");
            }
            to.write(buffer, 0, n);
        }
        return total;
    }

    /** The number of entries by the record at the very end, so that a file without its end is refused. */
    private static int entryCount(byte[] content) {
        for (int at = content.length - END_RECORD; at >= 0 && at >= content.length - END_RECORD - 0xffff; at--) {
            boolean signature =
                    content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 5 && content[at + 3] == 6;
            if (signature && at + END_RECORD + unsignedShort(content, at + 20) == content.length) {
                return unsignedShort(content, at + 10);
            }
        }
        throw new ModelException("the zip is cut short, its end is missing: copy it again");
    }

    private static int unsignedShort(byte[] content, int at) {
        return (content[at] & 0xff) | (content[at + 1] & 0xff) << 8;
    }
}
