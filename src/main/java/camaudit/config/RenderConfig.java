package camaudit.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything {@code render} can be told.
 *
 * @param images where the images are now; empty where they still are at their URI
 * @param limit how many figures; 0 for all
 */
public record RenderConfig(
        String explanations,
        Optional<String> images,
        String output,
        long limit,
        List<String> classNames,
        Geometry geometry,
        boolean overwrite) {

    /** Where a map's cells are drawn on the image. */
    public enum Geometry {
        /** Each cell at the centre of its receptive field. */
        RECEPTIVE_FIELD,
        /** The map stretched over the whole image. */
        HALFPIXEL
    }

    public static final List<Setting> SETTINGS = List.of(
            Setting.required("explanations", "URI", "the output folder of an explain run"),
            Setting.optional("images", "URI", "the images that run explained (default: where they were then)"),
            Setting.required("output", "URI", "folder for the PNG figures"),
            Setting.withDefault("limit", "N", "50", "how many figures, an even sample over the images; 0 draws all"),
            Setting.optional("class-names", "A,B,…|FILE", "names of the classes (default: those of the run)"),
            Setting.withDefault(
                    "geometry",
                    "receptive-field|halfpixel",
                    "receptive-field",
                    "where cells are drawn: at the centre of what they see, or stretched over the whole image"),
            Setting.flag("overwrite", "replace figures of the same name in the output folder"));

    public RenderConfig {
        Objects.requireNonNull(explanations);
        Objects.requireNonNull(images);
        Objects.requireNonNull(output);
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(geometry);
    }

    /**
     * Reads and validates.
     *
     * @throws ConfigException with all problems
     */
    public static RenderConfig read(Values values) {
        RenderConfig config = new RenderConfig(
                values.text("explanations"),
                values.optional("images"),
                values.text("output"),
                values.whole("limit", 0).orElse(0),
                ClassNames.read(values),
                values.choice("geometry", Geometry.class).orElse(Geometry.RECEPTIVE_FIELD),
                values.flag("overwrite"));
        values.done();
        return config;
    }
}
