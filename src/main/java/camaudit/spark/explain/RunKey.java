package camaudit.spark.explain;

import camaudit.explain.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;

/** What makes a result: two runs whose results may stand in one table have the same key. */
final class RunKey {
    private RunKey() {}

    static Map<String, String> of(ExplainAction.Request request) {
        Recipe recipe = request.model().recipe();
        Map<String, String> key = new LinkedHashMap<>(request.made());
        key.put("model", request.model().file().sha256());
        key.put("layer", String.join("+", recipe.layers()));
        key.put("method", String.join(",", recipe.methods()));
        key.put("method options", recipe.options().toString());
        key.put("flip", Boolean.toString(recipe.mirrored()));
        key.put("target", recipe.target().written());
        key.put("orientation", recipe.decode().orientation().toString());
        key.put("background", recipe.decode().background().toString());
        key.put("input", recipe.pixels().toString());
        key.put("counterfactual", Boolean.toString(request.evidence().counterfactual()));
        key.put("heatmap", request.heatmapAtInput() ? "input" : "native");
        key.put("images", request.source().uri());
        key.put("format", request.source().layout().name());
        return key;
    }
}
