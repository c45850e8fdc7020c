package camaudit.spark.source;

import camaudit.image.InputException;

/** What to say where annotations and images do not belong together. */
final class Unfitting {
    private Unfitting() {}

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

    static InputException turned() {
        return new InputException("--orientation exif turns photos, but masks, boxes and outlines lie on the stored "
                + "ones: give --orientation stored, or --boxes none without --masks");
    }
}
