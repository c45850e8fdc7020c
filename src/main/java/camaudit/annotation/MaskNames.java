package camaudit.annotation;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds the mask of a picture by its name. For {@code birds/x.jpg}, in this order: {@code birds/x.png}, {@code birds/x_mask.png},
 * {@code birds/x.mask.png}, then the one mask in any folder whose name is {@code x.png}, {@code x_mask.png} or {@code x.mask.png}.
 */
public final class MaskNames implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final List<String> SUFFIXES = List.of("", "_mask", ".mask");

    private final HashMap<String, String> path = new HashMap<>();
    private final HashMap<String, String> byStem = new HashMap<>();
    private final HashMap<String, String> secondByStem = new HashMap<>();

    private MaskNames(Collection<String> paths) {
        for (String each : paths) {
            String normalized = Names.normalized(each);
            if (Names.isPng(normalized)) {
                add(normalized);
            }
        }
    }

    /** Among these paths, relative to the folder of masks; only PNGs count. The folder must not be that of the pictures. */
    public static MaskNames among(Collection<String> paths) {
        return new MaskNames(paths);
    }

    private void add(String normalized) {
        String bare = Names.withoutExtension(normalized);
        path.putIfAbsent(bare, normalized);
        String stem = Names.base(bare);
        for (String suffix : SUFFIXES) {
            if (stem.endsWith(suffix)) {
                String plain = stem.substring(0, stem.length() - suffix.length());
                String first = byStem.putIfAbsent(plain, normalized);
                if (first != null && !first.equals(normalized)) {
                    secondByStem.putIfAbsent(plain, normalized);
                }
            }
        }
    }

    /**
     * The path of a picture's mask, if there is one.
     *
     * @param imageId the picture's path relative to the folder of pictures
     * @throws AnnotationException if masks in several folders match and none lies at the picture's own path
     */
    public Optional<String> find(String imageId) {
        String bare = Names.withoutExtension(Names.normalized(imageId));
        for (String suffix : SUFFIXES) {
            String found = path.get(bare + suffix);
            if (found != null) {
                return Optional.of(found);
            }
        }
        String stem = Names.base(bare);
        String second = secondByStem.get(stem);
        if (second != null) {
            String message = "the mask of " + Problems.shown(imageId) + " may be "
                    + Problems.shown(String.valueOf(byStem.get(stem))) + " or " + Problems.shown(second)
                    + ": put masks at the paths of their pictures";
            throw new AnnotationException(message, List.of(message));
        }
        return Optional.ofNullable(byStem.get(stem));
    }
}
