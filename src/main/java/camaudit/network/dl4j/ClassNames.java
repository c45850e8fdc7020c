package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the {@code @class} of JSON objects. The classes are only compared by name, never loaded. */
final class ClassNames {
    private static final String FIELD = "@class";

    /** The packages of DL4J and ND4J within which the supported classes have unique names. */
    private static final List<String> PACKAGES = List.of(
            "org.deeplearning4j.nn.conf.layers.",
            "org.deeplearning4j.nn.conf.layers.convolutional.",
            "org.deeplearning4j.nn.conf.layers.misc.",
            "org.deeplearning4j.nn.conf.graph.",
            "org.deeplearning4j.nn.conf.preprocessor.",
            "org.deeplearning4j.nn.modelimport.keras.preprocessors.",
            "org.nd4j.linalg.activations.impl.");

    private ClassNames() {}

    /**
     * The name without the package, in full where the package is not DL4J's.
     *
     * @param where names the object in messages
     */
    static String of(JsonNode json, String where) {
        if (json.isObject() && json.size() == 1 && !json.has(FIELD)) {
            throw new ModelException(where + " is written as before DL4J 1.0.0-beta3 ('"
                    + Json.shown(json.fieldNames().next())
                    + "' instead of " + FIELD + "): load the model with DL4J 1.0.0-M2.1 and save it again");
        }
        String name = Json.text(json, FIELD, where);
        int end = name.lastIndexOf('.') + 1;
        return PACKAGES.contains(name.substring(0, end)) ? name.substring(end) : name;
    }
}
