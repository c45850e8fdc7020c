package camaudit.spark.ledger;

import camaudit.image.Background;
import camaudit.image.DecodeOptions;
import camaudit.image.InputException;
import camaudit.image.Orientation;
import camaudit.image.Placement;
import camaudit.image.Preprocess;
import camaudit.provenance.RunReport;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What {@code run.json} says of a finished explain run, as those who use its tables need it. */
public final class FinishedRun {
    private static final long REPORT_LIMIT = 64L << 20;

    private final RunReport report;

    private FinishedRun(RunReport report) {
        this.report = Objects.requireNonNull(report);
    }

    /**
     * Reads it.
     *
     * @throws InputException if the folder holds no finished run
     */
    public static FinishedRun read(Storage storage, String folder) {
        String uri = folder + "/" + RunReport.FILE;
        if (!storage.exists(uri)) {
            throw new InputException("--explanations " + folder + " holds no " + RunReport.FILE
                    + ": it is not the output of a finished 'explain' run");
        }
        try {
            return new FinishedRun(parsed(storage, uri));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    damage(uri, e) + ": the command that explained the images writes it anew with --resume", e);
        }
    }

    /** What is wrong with the report of the run in a folder; empty where it can be read, or there is none. */
    public static Optional<String> damage(Storage storage, String folder) {
        String uri = folder + "/" + RunReport.FILE;
        if (!storage.exists(uri)) {
            return Optional.empty();
        }
        try {
            parsed(storage, uri);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(damage(uri, e));
        }
    }

    private static String damage(String uri, IllegalArgumentException e) {
        return uri + " is damaged (" + e.getMessage() + ")";
    }

    private static RunReport parsed(Storage storage, String uri) {
        return RunReport.parse(new String(storage.read(uri, REPORT_LIMIT), StandardCharsets.UTF_8));
    }

    /** Where the images were. */
    public String images() {
        return text(report.dataset(), "uri");
    }

    public Layout layout() {
        return Layout.valueOf(text(report.dataset(), "layout"));
    }

    /** The whole report. */
    public RunReport report() {
        return report;
    }

    /** How files became pictures; the defaults where an older run does not say. */
    public DecodeOptions decode() {
        Map<String, Object> input = report.input();
        return DecodeOptions.DEFAULT
                .turned(Orientation.valueOf(String.valueOf(input.getOrDefault("orientation", Orientation.STORED))))
                .over(Background.parse(String.valueOf(input.getOrDefault("background", Background.DROP.written()))));
    }

    /** How a picture was fitted to the network's input; its values are left as they are. */
    public Preprocess pixels() {
        Map<String, Object> input = report.input();
        return new Preprocess(
                Preprocess.Channels.valueOf(text(input, "channels")),
                Integer.parseInt(text(input, "height")),
                Integer.parseInt(text(input, "width")),
                Preprocess.Resize.valueOf(text(input, "resize")),
                Integer.parseInt(String.valueOf(input.getOrDefault("resize_to", 0))),
                Preprocess.Interpolation.valueOf(text(input, "interpolation")),
                1,
                0,
                List.of(),
                List.of());
    }

    /** Where the target layer's maps lie; empty where the run does not say of which layer and size they are. */
    public Optional<LayerPlacement> placed() {
        Map<String, Object> explained = report.explained();
        if (!(explained.get("layer_shape") instanceof List<?> shape) || shape.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new LayerPlacement(
                new Placement(axis(explained, "y"), axis(explained, "x")),
                text(explained, "layer"),
                Integer.parseInt(String.valueOf(shape.get(0))),
                Integer.parseInt(String.valueOf(shape.get(1)))));
    }

    /** Where the cells of a layer's map lie on the network's input. */
    public Placement placementOf(int height, int width, String layer) {
        return LayerPlacement.of(placed(), pixels(), height, width, layer);
    }

    public List<String> classNames() {
        return report.dataset().get("class_names") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Placement.Axis axis(Map<String, Object> explained, String axis) {
        return new Placement.Axis(
                Double.parseDouble(text(explained, "cell_origin_" + axis)),
                Double.parseDouble(text(explained, "cell_step_" + axis)),
                Double.parseDouble(text(explained, "cell_reach_" + axis)));
    }

    private static String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new InputException(RunReport.FILE + " has no '" + key
                    + "': it was written by another version, explain the images again");
        }
        return value.toString();
    }
}
