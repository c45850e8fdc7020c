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
        boolean overwrite) {

    public static final List<Setting> SETTINGS = List.of(
            Setting.required("explanations", "URI", "the output folder of an explain run"),
            Setting.optional("images", "URI", "the images that run explained (default: where they were then)"),
            Setting.required("output", "URI", "folder for the PNG figures"),
            Setting.withDefault("limit", "N", "50", "how many figures, an even sample over the images; 0 draws all"),
            Setting.optional("class-names", "A,B,…|FILE", "names of the classes (default: those of the run)"),
            Setting.flag("overwrite", "replace figures of the same name in the output folder"));

    public RenderConfig {
        Objects.requireNonNull(explanations);
        Objects.requireNonNull(images);
        Objects.requireNonNull(output);
        classNames = List.copyOf(classNames);
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
                values.flag("overwrite"));
        values.done();
        return config;
    }
}
