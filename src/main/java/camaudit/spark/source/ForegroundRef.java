package camaudit.spark.source;

import camaudit.annotation.MaskReference;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.decode.MaskDecoder;
import camaudit.image.region.Located;
import camaudit.image.region.Region;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Interruption;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an image's foreground is stated: a region, or a mask file that is read with the image. */
public final class ForegroundRef implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DIGITS = 12;

    private final @Nullable Region region;
    private final @Nullable MaskReference mask;
    private final String digest;

    private ForegroundRef(@Nullable Region region, @Nullable MaskReference mask, String sha256) {
        this.region = region;
        this.mask = mask;
        this.digest = sha256.substring(0, DIGITS);
    }

    public static ForegroundRef of(Region region) {
        return new ForegroundRef(region, null, Digests.ofValues(region));
    }

    /**
     * A mask file.
     *
     * @param mask with the file's URI
     * @param stamp of the file, as text; empty where it was not found
     */
    public static ForegroundRef of(MaskReference mask, String stamp) {
        return new ForegroundRef(null, mask, Digests.sha256((mask + " " + stamp).getBytes(StandardCharsets.UTF_8)));
    }

    /** Changes with the region, or with the mask's file or rule. */
    String digest() {
        return digest;
    }

    /** The region, read now if it is a mask; a fault where that cannot be read. */
    public Located locate(Storage storage) {
        if (mask == null) {
            return Objects.requireNonNull(region);
        }
        try (InputStream in = storage.open(mask.path())) {
            return MaskDecoder.decode(in.readNBytes((int) ImageDecoder.DEFAULT_MAX_BYTES + 1), mask.rule());
        } catch (IOException | InputException e) {
            Interruption.rethrow(e);
            return new RegionFault(
                    RegionProblem.UNREADABLE,
                    Redaction.of("the mask " + mask.path() + " cannot be read: " + e.getMessage()));
        }
    }
}
