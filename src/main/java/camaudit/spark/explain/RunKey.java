package camaudit.spark.explain;

import camaudit.explain.Recipe;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.ExplanationTable;
import camaudit.spec.DatasetSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.ExplainSpec;
import camaudit.spec.Foregrounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What decides a result: two runs whose results may stand in one table have the same key. Files are in it by their places, since what
 * they state is compared image by image.
 */
public final class RunKey {
    private static final List<String> WORDS = List.of("auto", "folder", "none");

    private RunKey() {}

    /** The part of the key that the dataset, besides its place, and what is asked of it decide. */
    public static Map<String, String> of(DatasetSpec dataset, EvidenceSpec evidence, Storage storage) {
        Foregrounds foregrounds = dataset.foregrounds();
        return Map.of(
                "counterfactual", evidence.counterfactual().written(),
                "sample", Double.toString(dataset.share()),
                "labels", place(dataset.labels(), storage),
                "boxes", foregrounds.boxes().map(uri -> place(uri, storage)).orElse("by labels"),
                "masks", foregrounds.masks().map(uri -> place(uri, storage)).orElse("by annotations"),
                "mask value", foregrounds.rule().toString(),
                "box columns",
                        foregrounds
                                .columns()
                                .map(form -> form.name().toLowerCase(Locale.ROOT))
                                .orElse("none"));
    }

    /** Which version of the explanations table this program writes. */
    public static String tableVersion() {
        return ExplanationTable.version();
    }

    static Map<String, String> of(ExplainRequest request) {
        Recipe recipe = request.model().recipe();
        ExplainSpec spec = recipe.spec();
        Map<String, String> key = new LinkedHashMap<>(request.datasetKey());
        key.put("model", request.model().file().sha256());
        key.put("layer", String.join("+", spec.layers()));
        key.put("method", String.join(",", spec.methods()));
        key.put("method options", spec.options().toString());
        key.put("flip", Boolean.toString(spec.mirrored()));
        key.put("target", spec.target().written());
        key.put("orientation", spec.decode().orientation().toString());
        key.put("background", spec.decode().background().toString());
        key.put("input", recipe.pixels().toString());
        key.put("heatmap", request.output().heatmap().name().toLowerCase(Locale.ROOT));
        key.put("images", request.source().uri());
        key.put("format", request.source().layout().name());
        key.put("version of the table", tableVersion());
        return key;
    }

    private static String place(String given, Storage storage) {
        return WORDS.contains(given) ? given : storage.qualify(given);
    }
}
