package camaudit.network.keras;

import camaudit.network.Shape;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Checks the option {@code axis}, in which the batch is dimension 0. */
final class Axis {
    private Axis() {}

    /** Refuses any axis but the last one of the input. */
    static void requireLast(Options options, Shape input) {
        Optional<JsonNode> axis = options.find("axis");
        if (axis.isEmpty()) {
            return;
        }
        List<JsonNode> elements = Json.elements(axis.get());
        int last = input.dims().size();
        boolean fits = elements.size() == 1
                && elements.get(0).isIntegralNumber()
                && (elements.get(0).asLong() == -1 || elements.get(0).asLong() == last);
        if (!fits) {
            throw options.refuse("axis", axis.get(), "only the last axis is, -1 or here " + last);
        }
    }
}
