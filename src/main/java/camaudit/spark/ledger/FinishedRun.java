package camaudit.spark.ledger;

import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.provenance.Present;
import camaudit.provenance.ReportedTarget;
import camaudit.provenance.RunReport;
import camaudit.resample.Placement;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What {@code run.json} says of a finished explain run, for readers of its tables. */
public final class FinishedRun {
    private static final long REPORT_LIMIT = 64L << 20;

    private final RunReport report;

    private FinishedRun(RunReport report) {
        this.report = Objects.requireNonNull(report);
    }

    /**
     * Reads the report of a run.
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

    /** The whole report. */
    public RunReport report() {
        return report;
    }

    /** Where the images were. */
    public String images() {
        return Present.of("uri", report.dataset().uri());
    }

    public Layout layout() {
        return Present.of("layout", report.dataset().layout());
    }

    /** How files became pictures; the defaults where an older run does not say. */
    public DecodeOptions decode() {
        return report.input().decode();
    }

    /** How a picture was fitted to the network's input; its values are left as they are. */
    public Preprocess pixels() {
        return report.input().pixels();
    }

    /** Where the target layer's maps lie; empty where the run does not say of which layer and size they are. */
    public Optional<LayerPlacement> placed() {
        ReportedTarget explained = report.explained();
        return Optional.ofNullable(explained.layerShape())
                .filter(shape -> shape.size() > 1)
                .map(shape -> new LayerPlacement(
                        explained.placement(), Present.of("layer", explained.layer()), shape.get(0), shape.get(1)));
    }

    /** Where the cells of a layer's map lie on the network's input. */
    public Placement placementOf(int height, int width, String layer) {
        return LayerPlacement.of(placed(), pixels(), height, width, layer);
    }

    public List<String> classNames() {
        return Optional.ofNullable(report.dataset().classNames()).orElse(List.of());
    }
}
