package camaudit.network.file;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The options of a layer as a file states them in JSON; what nobody asked for by name is refused in the end, so that nothing is skipped in
 * silence. An option may be asked for under its names in several versions of the format.
 */
public abstract class LayerOptions {
    /** The largest image, window, stride or margin in one direction. */
    public static final int MAX_CELLS = 1 << 16;

    private final String title;
    private final JsonNode json;
    private final String remedy;
    private final Set<String> known;

    /**
     * Options of a layer.
     *
     * @param title of the layer in messages
     * @param ignored names of options that make no difference at inference in any layer
     * @param remedy what the user does where an option is missing
     */
    protected LayerOptions(String title, JsonNode json, Set<String> ignored, String remedy) {
        this.title = title;
        this.json = json;
        this.remedy = remedy;
        this.known = new HashSet<>(ignored);
    }

    public final String title() {
        return title;
    }

    /** Marks options that make no difference at inference. */
    public final void ignore(String... names) {
        known.addAll(Arrays.asList(names));
    }

    /** The values under these names that are there and not null; all names are known. */
    protected final List<JsonNode> all(String... names) {
        ignore(names);
        return Arrays.stream(names)
                .map(json::path)
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .toList();
    }

    /** The option's value, unless it is missing or null. */
    public Optional<JsonNode> find(String... names) {
        return all(names).stream().findFirst();
    }

    public final JsonNode require(String... names) {
        return find(names)
                .orElseThrow(() ->
                        new ModelException(title + " has no option " + String.join(" or ", names) + ": " + remedy));
    }

    /** A whole number of at least so much. */
    protected final int whole(int least, String wanted, String... names) {
        JsonNode value = require(names);
        return Json.whole(value, least, Integer.MAX_VALUE).orElseThrow(() -> refuse(names[0], value, wanted));
    }

    /** Those elements of a list, a tuple or a single value that are numbers of cells of at least so many. */
    protected static int[] cells(JsonNode value, int least) {
        return Json.elements(value).stream()
                .map(element -> Json.whole(element, least, MAX_CELLS))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
    }

    /** A finite number. */
    public final Optional<Double> number(String... names) {
        return find(names).map(value -> {
            JsonNode number = unwrapped(value);
            if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                throw refuse(names[0], value, "a finite number is expected");
            }
            return number.doubleValue();
        });
    }

    /** The number itself where the format wraps something around it. */
    protected JsonNode unwrapped(JsonNode number) {
        return number;
    }

    /** A switch. */
    public final Optional<Boolean> flag(String... names) {
        return find(names).map(value -> {
            if (!value.isBoolean()) {
                throw refuse(names[0], value, "true or false is expected");
            }
            return value.booleanValue();
        });
    }

    /** An exception that names layer, option and value. */
    public final ModelException refuse(String option, Object value, String why) {
        return new ModelException(
                title + ": option " + option + " = " + Json.shown(value) + " is not supported: " + why);
    }

    /** What is made of the options; where that is refused, with the name of the layer in front. */
    public final <T> T named(Supplier<T> made) {
        try {
            return made.get();
        } catch (ModelException e) {
            throw new ModelException(title + ": " + e.getMessage(), e);
        }
    }

    /**
     * Checks that no option is left over.
     *
     * @throws ModelException if there is one with a value that no reader has asked for
     */
    public final void requireAllKnown() {
        for (Map.Entry<String, JsonNode> option : json.properties()) {
            if (!known.contains(option.getKey()) && !option.getValue().isNull()) {
                throw refuse(option.getKey(), option.getValue(), "CamAudit does not know what it does to the scores");
            }
        }
    }
}
