package camaudit.network.file;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The options of a layer as a file states them in JSON. Options that no reader has asked for by name are refused in the end, so
 * that none is ignored silently. A reader may ask for an option under several names, those of different versions of the format.
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
     * @param remedy what the user can do where an option is missing
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

    /** The values under these names that are present and not null; the names become known. */
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

    /** A whole number of {@code least} or more. */
    protected final int whole(int least, String wanted, String... names) {
        JsonNode value = require(names);
        return Json.whole(value, least, Integer.MAX_VALUE).orElseThrow(() -> refuse(names[0], value, wanted));
    }

    /**
     * The elements of a list, a tuple or a single value that are whole numbers from {@code least} to {@link #MAX_CELLS}; others are
     * left out.
     */
    protected static int[] cells(JsonNode value, int least) {
        return Json.elements(value).stream()
                .map(element -> Json.whole(element, least, MAX_CELLS))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
    }

    /** A finite number. */
    public final OptionalDouble number(String... names) {
        return find(names).stream()
                .mapToDouble(value -> {
                    JsonNode number = unwrapped(value);
                    if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                        throw refuse(names[0], value, "a finite number is expected");
                    }
                    return number.doubleValue();
                })
                .findFirst();
    }

    /** The number inside the wrapping, where the format wraps numbers. */
    protected JsonNode unwrapped(JsonNode number) {
        return number;
    }

    /** An option that is true or false. */
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

    /** Makes something of the options; a refusal gets the name of the layer in front. */
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
     * @throws ModelException if there is an option with a value that no reader has asked for
     */
    public final void requireAllKnown() {
        for (Map.Entry<String, JsonNode> option : json.properties()) {
            if (!known.contains(option.getKey()) && !option.getValue().isNull()) {
                throw refuse(option.getKey(), option.getValue(), "CamAudit does not know what it does to the scores");
            }
        }
    }
}
