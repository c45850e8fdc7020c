package camaudit.annotation;

import camaudit.text.Problems;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the mask of a picture by its name. For {@code birds/x.jpg}, in this order: {@code birds/x.png}, {@code birds/x_mask.png},
 * {@code birds/x.mask.png}, then the one mask in any folder whose name is {@code x.png}, {@code x_mask.png} or {@code x.mask.png}.
 */
public final class MaskNames implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final List<String> SUFFIXES = List.of("", "_mask", ".mask");

    private final PackedPaths masks;

    private MaskNames(Collection<String> paths) {
        this.masks = PackedPaths.byStem(
                paths.stream().map(Names::normalized).filter(Names::isPng).toList());
    }

    /** Finds masks among these paths, relative to the folder of masks; only PNGs count. The folder must not be that of the pictures. */
    public static MaskNames among(Collection<String> paths) {
        return new MaskNames(paths);
    }

    /**
     * The path of a picture's mask, if there is one.
     *
     * @param imageId the picture's path relative to the folder of pictures
     * @throws AnnotationException if masks in several folders match and none lies at the picture's own path
     */
    public Optional<String> find(String imageId) {
        return atPathOf(imageId).or(() -> anywhere(imageId));
    }

    /** The path of a picture's mask, if it lies at the picture's own path. */
    public Optional<String> atPathOf(String imageId) {
        String bare = Names.withoutExtension(Names.normalized(imageId));
        for (String suffix : SUFFIXES) {
            Optional<String> mask = called(Names.base(bare) + suffix)
                    .filter(path -> Names.withoutExtension(path).equals(bare + suffix))
                    .findFirst();
            if (mask.isPresent()) {
                return mask;
            }
        }
        return Optional.empty();
    }

    private Optional<String> anywhere(String imageId) {
        String stem = Names.base(Names.withoutExtension(Names.normalized(imageId)));
        List<String> found =
                SUFFIXES.stream().flatMap(suffix -> called(stem + suffix)).toList();
        if (found.size() > 1) {
            throw new AnnotationException("the mask of " + Problems.shown(imageId) + " may be "
                    + Problems.shown(found.get(0)) + " or " + Problems.shown(found.get(1))
                    + ": put masks at the paths of their pictures");
        }
        return found.stream().findFirst();
    }

    private Stream<String> called(String stem) {
        return masks.called(stem).mapToObj(masks::path);
    }

    /** All masks, in the order given. */
    public Stream<String> paths() {
        return IntStream.range(0, masks.size()).mapToObj(masks::path);
    }

    /** How many masks there are. */
    public int size() {
        return masks.size();
    }
}
