package camaudit.config;

import camaudit.audit.check.CheckKind;
import camaudit.audit.check.Checks;
import camaudit.audit.check.Gate;
import camaudit.audit.slice.Slice;
import camaudit.spec.AuditSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The validated settings of {@code audit}.
 *
 * @param spec which run is audited, in which slices
 * @param output folder of the audit
 * @param minImages how many images a slice needs to be reported
 * @param baseline folder of the earlier runs
 * @param history how many earlier runs the report shows
 * @param report the HTML file
 * @param gates the checks that decide the verdict
 * @param effective every value as it took effect, for provenance
 */
public record AuditConfig(
        AuditSpec spec,
        String output,
        int minImages,
        Optional<String> baseline,
        int history,
        String report,
        boolean overwrite,
        List<Gate> gates,
        Map<String, Object> effective) {

    private static final int MOST_DEPTH = 4;
    private static final int MOST_SLICES = 100_000;
    private static final int MOST_IMAGES = 1_000_000_000;

    public static final List<Setting> SETTINGS = List.of(
            Setting.required("explanations", "URI", "the output folder of an explain run"),
            Setting.required("output", "URI", "folder for audit.json, the tables and the report"),
            Setting.optional(
                    "method",
                    "NAME",
                    "audit the maps of this method (default: the only one of the run besides random-cam)"),
            Setting.optional(
                    "metadata", "URI", "a CSV or JSON lines manifest with columns to slice by, joined by image"),
            Setting.optional("slice-by", "COLUMN", "a column of the manifest whose values make slices")
                    .repeated(),
            Setting.withDefault("depth", "N", "2", "how many conditions a slice has at most"),
            Setting.withDefault("min-images", "N", "30", "say nothing of slices with fewer images"),
            Setting.withDefault("max-slices", "N", "1000", "keep the N largest slices besides those of classes"),
            Setting.optional("classes", "NAME", "audit only images of this class")
                    .repeated(),
            Setting.optional("class-names", "A,B,…|FILE", "names of the classes (default: those of the run)"),
            Setting.optional(
                    "source-column",
                    "COLUMN",
                    "a column of the manifest that says which images come from one source (patient, camera, film) and are not "
                            + "independent (default: each image is)"),
            Setting.optional(
                    "baseline", "URI", "folder of earlier audits to compare with; this one is added where it passes"),
            Setting.withDefault("history", "N", "30", "how many earlier audits the report shows"),
            Setting.optional("report", "FILE", "the HTML report (default: report.html in the output folder)"),
            Setting.flag("overwrite", "replace an earlier audit in the output folder"),
            Setting.optional(
                            "gates",
                            "[{…}]",
                            "what must hold, in a file: a list such as [ { check = threshold, statistic = foreground_lift, "
                                    + "aggregate = median, slice = \"label=*\", min = 1.1, severity = warn, on-inconclusive = warn } ]; checks are "
                                    + Checks.kinds().stream()
                                            .map(CheckKind::name)
                                            .collect(Collectors.joining(", "))
                                    + " (default: bias fails; masks beside the objects are inconclusive; "
                                    + "blank maps, rejections and gaps between metadata values warn, and all warn where they lack evidence)")
                    .repeated());

    public AuditConfig {
        Objects.requireNonNull(spec);
        Objects.requireNonNull(output);
        Objects.requireNonNull(baseline);
        Objects.requireNonNull(report);
        gates = List.copyOf(gates);
        effective = Collections.unmodifiableMap(new LinkedHashMap<>(effective));
    }

    /**
     * Reads and validates.
     *
     * @throws ConfigException with all problems
     */
    public static AuditConfig read(Values values) {
        int least = whole(values, "min-images", 1, MOST_IMAGES);
        String output = values.text("output");
        AuditSpec spec = new AuditSpec(
                values.text("explanations"),
                values.optional("method"),
                values.optional("metadata"),
                values.list("slice-by"),
                values.optional("source-column"),
                ClassNames.read(values),
                values.list("classes"),
                whole(values, "depth", 1, MOST_DEPTH),
                whole(values, "max-slices", 1, MOST_SLICES));
        AuditConfig config = new AuditConfig(
                spec,
                output,
                least,
                values.optional("baseline"),
                whole(values, "history", 0, MOST_IMAGES),
                values.optional("report").orElse(output + (output.endsWith("/") ? "" : "/") + "report.html"),
                values.flag("overwrite"),
                Gates.read(values, least),
                values.effective());
        requireColumns(values, spec);
        values.done();
        return config;
    }

    private static void requireColumns(Values values, AuditSpec spec) {
        for (String name : List.of("slice-by", "source-column")) {
            if (spec.metadata().isEmpty() && !values.list(name).isEmpty()) {
                values.problem(values.at(name) + " = " + String.join(", ", values.list(name))
                        + ": there is no manifest to take it from, say --metadata URI");
            }
        }
        if (spec.sliceBy().contains(Slice.LABEL) || spec.sliceBy().contains(Slice.PREDICTED)) {
            values.problem(values.at("slice-by") + " = " + String.join(", ", spec.sliceBy())
                    + ": slices by label and predicted are made anyway; rename a column of that name");
        }
    }

    private static int whole(Values values, String name, int least, int most) {
        long value = values.whole(name, least).orElse(least);
        if (value > most) {
            values.problem(values.at(name) + " = " + value + ": at most " + most + " is possible");
        }
        return (int) Math.min(value, most);
    }
}
