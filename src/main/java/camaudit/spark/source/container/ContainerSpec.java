package camaudit.spark.source.container;

import camaudit.image.decode.DecodeOptions;
import camaudit.image.region.MaskRule;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.Sampling;
import camaudit.spark.source.annotated.RecordAnnotations;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tasks have to know of a dataset of containers.
 *
 * @param root where it is, qualified
 * @param share of the images that is taken
 * @param masks which values of masks beside images are foreground; null where they do not count
 * @param annotations what files state of the images; null where there are none
 */
public record ContainerSpec(
        String root,
        ContainerFormat format,
        ClassLabels labels,
        double share,
        DecodeOptions decode,
        @Nullable MaskRule masks,
        @Nullable RecordAnnotations annotations)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public ContainerSpec {
        Objects.requireNonNull(root);
        Objects.requireNonNull(format);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(decode);
    }

    /** A dataset of which nothing but its images is known. */
    public static ContainerSpec plain(
            String root, ContainerFormat format, ClassLabels labels, double share, DecodeOptions decode) {
        return new ContainerSpec(root, format, labels, share, decode, null, null);
    }

    /** The id of a record. */
    String id(String uri, String key) {
        return ImageIds.record(root, uri, key);
    }

    boolean takes(String imageId) {
        return Sampling.takes(imageId, share);
    }
}
