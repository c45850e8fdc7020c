package camaudit.spark.source.annotated;

import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.Orientation;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.util.Optional;

/** The errors of annotations and images that do not belong together. */
public final class AnnotationErrors {
    private AnnotationErrors() {}

    /**
     * No picture of a file of annotations is an image.
     *
     * @param option that named the file
     * @param firstPath the first annotated; empty where none is
     * @param among what it was looked for in, in words
     */
    static InputException pictures(
            String option,
            String uri,
            int pictures,
            Optional<String> firstPath,
            String among,
            String firstId,
            String remedy) {
        return new InputException(Numbers.format(
                "%s %s: none of its %,d pictures (%s) is among %s (%s, …): %s",
                option, uri, pictures, firstPath.map(path -> path + ", …").orElse("none"), among, firstId, remedy));
    }

    static InputException masks(String folder, String firstId) {
        return new InputException("--masks " + folder + ": no .png in it bears the name of an image (" + firstId
                + ", …): call masks as their images, with .png, _mask.png or .mask.png at the end");
    }

    static InputException classes(String firstName) {
        return new InputException("--boxes: no object is of its image's class by name, of which the first is "
                + firstName + ": make --class-names those of the objects, or give --labels none for all objects");
    }

    static InputException labels(String file, String ofWhat) {
        return new InputException("--labels " + file + " has no label for " + ofWhat
                + ": fill in the column label, or give the file as --boxes");
    }

    /**
     * Makes sure that foregrounds, which lie on the stored pictures, are not asked for on turned ones.
     *
     * @throws InputException if pictures are turned
     */
    public static void requireUpright(DecodeOptions decode) {
        if (decode.orientation() == Orientation.EXIF) {
            throw new InputException("--orientation exif turns photos, but masks, boxes and outlines lie on the stored "
                    + "ones: give --orientation stored, or --boxes none without --masks");
        }
    }
}
