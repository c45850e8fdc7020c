package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The options of a layer, vertex, preprocessor or activation; what nobody asked for by name is refused in the end. */
final class Options {
    /** Options that only matter in training, to the bookkeeping of DL4J or to sequences. */
    private static final Set<String> TRAINING_ONLY = Set.of(
            "@class",
            "biasInit",
            "biasUpdater",
            "constraints",
            "cudnnAlgoMode",
            "cudnnAllowFallback",
            "cudnnBwdDataAlgo",
            "cudnnBwdFilterAlgo",
            "cudnnFwdAlgo",
            "dist",
            "gainInit",
            "gradientNormalization",
            "gradientNormalizationThreshold",
            "idropout",
            "iDropout",
            "iupdater",
            "iUpdater",
            "l1",
            "l1Bias",
            "l2",
            "l2Bias",
            "layerName",
            "lossFn",
            "regularization",
            "regularizationBias",
            "timeDistributedFormat",
            "weightInit",
            "weightInitFn",
            "weightNoise");

    /** The largest image, window, stride or margin in one direction. */
    static final int MAX_CELLS = 1 << 16;

    private final String title;
    private final JsonNode json;
    private final Set<String> known = new HashSet<>(TRAINING_ONLY);

    Options(String title, JsonNode json) {
        this.title = title;
        this.json = json;
    }

    static boolean isTrainingOnly(String option) {
        return TRAINING_ONLY.contains(option);
    }

    String title() {
        return title;
    }

    /** Marks options that make no difference at inference. */
    void ignore(String... names) {
        known.addAll(Arrays.asList(names));
    }

    Optional<JsonNode> find(String name) {
        known.add(name);
        return ModelConfig.present(json.path(name));
    }

    JsonNode require(String name) {
        return find(name).orElseThrow(() -> new ModelException(title + " has no option " + name + ": save it again"));
    }

    /** A whole number of 1 or more. */
    int count(String name) {
        return count(name, 1);
    }

    int count(String name, int least) {
        JsonNode value = require(name);
        return Json.whole(value, least, Integer.MAX_VALUE)
                .orElseThrow(() -> refuse(name, value, "a whole number of " + least + " or more is expected"));
    }

    /** A list of whole numbers of cells. */
    int[] cells(String name, int least, int length) {
        JsonNode value = require(name);
        int[] cells = Json.elements(value).stream()
                .map(element -> Json.whole(element, least, MAX_CELLS))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
        if (!value.isArray() || cells.length != value.size() || cells.length != length) {
            throw refuse(name, value, length + " whole numbers of " + least + " to " + MAX_CELLS + " are expected");
        }
        return cells;
    }

    /** A list of whole numbers of cells, (1, 1) where it is absent. */
    int[] cellsOrOnes(String name) {
        return find(name).isPresent() ? cells(name, 1, 2) : new int[] {1, 1};
    }

    /** A finite number. */
    Optional<Double> number(String name) {
        return find(name).map(value -> {
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw refuse(name, value, "a finite number is expected");
            }
            return value.doubleValue();
        });
    }

    /** One of several words. */
    Optional<String> word(String name, List<String> words) {
        return find(name).map(value -> {
            if (!value.isTextual() || !words.contains(value.asText())) {
                throw refuse(name, value, "only " + String.join(", ", words) + " are");
            }
            return value.asText();
        });
    }

    Optional<Boolean> flag(String name) {
        return find(name).map(value -> {
            if (!value.isBoolean()) {
                throw refuse(name, value, "true or false is expected");
            }
            return value.booleanValue();
        });
    }

    /** An exception that names the layer, option and value. */
    ModelException refuse(String option, Object value, String remedy) {
        return new ModelException(
                title + ": option " + option + " = " + Json.shown(value) + " is not supported: " + remedy);
    }

    /**
     * Checks that no option is left over.
     *
     * @throws ModelException if there is one with a value that no reader has asked for
     */
    void requireAllKnown() {
        for (Map.Entry<String, JsonNode> option : json.properties()) {
            if (!known.contains(option.getKey()) && !option.getValue().isNull()) {
                throw refuse(option.getKey(), option.getValue(), "CamAudit does not know what it does to the scores");
            }
        }
    }
}
