package camaudit.network.dl4j;

import camaudit.network.file.LayerOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options of a layer, vertex, preprocessor or activation of DL4J. */
final class Options extends LayerOptions {
    /** Options that only affect training, the bookkeeping of DL4J or sequences. */
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

    Options(String title, JsonNode json) {
        super(title, json, TRAINING_ONLY, "save it again");
    }

    static boolean isTrainingOnly(String option) {
        return TRAINING_ONLY.contains(option);
    }

    /** A whole number of 1 or more. */
    int count(String name) {
        return count(name, 1);
    }

    int count(String name, int least) {
        return whole(least, "a whole number of " + least + " or more is expected", name);
    }

    /** A list of whole numbers of cells. */
    int[] cells(String name, int least, int length) {
        JsonNode value = require(name);
        int[] cells = cells(value, least);
        if (!value.isArray() || cells.length != value.size() || cells.length != length) {
            throw refuse(name, value, length + " whole numbers of " + least + " to " + MAX_CELLS + " are expected");
        }
        return cells;
    }

    /** A list of whole numbers of cells, (1, 1) where it is absent. */
    int[] cellsOrOnes(String name) {
        return find(name).isPresent() ? cells(name, 1, 2) : new int[] {1, 1};
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
}
