package camaudit.config;

import camaudit.spec.RenderRequest;
import camaudit.spec.RenderSheet;
import java.util.List;
import java.util.Optional;

/** The settings of {@code render}. */
public final class RenderConfig {
    private static final int MOST_ACROSS = 40;

    public static final List<Setting> SETTINGS = List.of(
            Setting.required("explanations", "URI", "the output folder of an explain run"),
            Setting.optional("images", "URI", "the images that run explained (default: where they were then)"),
            Setting.required("output", "URI", "folder for the PNG pictures"),
            Setting.withDefault(
                    "sheet",
                    "figure|class|methods",
                    "figure",
                    "figure: one picture for each image and method; class: contact sheets, the images of a class on one picture; "
                            + "methods: one picture for each image, with the overlays of all its methods"),
            Setting.optional(
                    "where",
                    "SQL",
                    "only rows for which this Spark SQL predicate on the table's columns holds; with --sheet methods, images that "
                            + "have such a row"),
            Setting.optional("method", "NAME", "only rows of this method").repeated(),
            Setting.optional(
                    "order",
                    "COLUMN [asc|desc]",
                    "the numeric column that --top chooses by, largest first unless asc is said"),
            Setting.optional(
                    "top",
                    "N",
                    "the N rows that come first by --order; with --sheet class of each class; rows without a value never"),
            Setting.optional(
                    "limit",
                    "N",
                    "how many, an even sample over the images; 0 draws all (default: 50; with --sheet class one sheet of each "
                            + "class)"),
            Setting.optional(
                    "by",
                    "label|predicted|target",
                    "what makes a class on a class sheet (default: label, or predicted where there are no labels)"),
            Setting.withDefault("columns", "N", "10", "images beside each other on a class sheet"),
            Setting.withDefault("rows", "N", "6", "rows of images on a class sheet"),
            Setting.optional("class-names", "A,B,…|FILE", "names of the classes (default: those of the run)"),
            Setting.withDefault(
                    "geometry",
                    "receptive-field|halfpixel",
                    "receptive-field",
                    "where cells are drawn: at the centre of what they see, or stretched over the whole image"),
            Setting.optional(
                    "colors",
                    "jet|viridis|turbo",
                    "colours of heatmaps and overlays (default: jet); signed maps are red and blue"),
            Setting.optional("opacity", "0..1", "how much of the image strong heat covers (default: 0.65)"),
            Setting.optional(
                    "preset",
                    "keras-vis|tf-keras-vis|pytorch-grad-cam|torch-cam|captum",
                    "draw heatmaps and overlays with this tool's scaling, colours and weights"),
            Setting.flag("overwrite", "replace figures of the same name in the output folder"));

    private RenderConfig() {}

    /**
     * Reads and validates.
     *
     * @throws ConfigException with all problems
     */
    public static RenderRequest read(Values values) {
        RenderSheet sheet = values.choice("sheet", RenderSheet.class).orElse(RenderSheet.FIGURE);
        Optional<RenderRequest.By> by = values.choice("by", RenderRequest.By.class);
        if (by.isPresent() && sheet != RenderSheet.CLASS) {
            values.problem(values.at("by") + " only means something with --sheet class");
        }
        int columns = across(values, "columns");
        int rows = across(values, "rows");
        RenderRequest request = new RenderRequest(
                values.text("explanations"),
                values.optional("images"),
                values.text("output"),
                sheet,
                by,
                columns,
                rows,
                ClassNames.read(values),
                values.choice("geometry", RenderRequest.Geometry.class).orElse(RenderRequest.Geometry.RECEPTIVE_FIELD),
                DrawingSettings.read(values),
                SelectionSettings.read(
                        values, sheet == RenderSheet.CLASS ? (long) columns * rows : SelectionSettings.USUAL),
                values.flag("overwrite"));
        values.done();
        return request;
    }

    private static int across(Values values, String name) {
        long number = values.whole(name, 1).orElse(1);
        if (number > MOST_ACROSS) {
            values.problem(values.at(name) + " = " + number + ": a sheet has at most " + MOST_ACROSS + " " + name);
        }
        return (int) Math.min(number, MOST_ACROSS);
    }
}
