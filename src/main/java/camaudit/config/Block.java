package camaudit.config;

import camaudit.audit.check.CheckSettings;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** One object of a list in a configuration; every key that is read becomes a known one. */
final class Block implements CheckSettings {
    private final ConfigObject object;
    private final String name;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    Block(ConfigObject object, String name) {
        this.object = object;
        this.name = name;
    }

    /** A text, number or switch as text; lists and blocks are a problem. */
    @Override
    public Optional<String> text(String key) {
        known.add(key);
        Optional<ConfigValue> value = Optional.ofNullable(object.get(key));
        if (value.filter(Block::isCompound).isPresent()) {
            problems.add(at(key) + " is a list or a block: it takes one value");
            return Optional.empty();
        }
        return value.map(found -> String.valueOf(found.unwrapped()));
    }

    /** The value that has to be there. */
    @Override
    public String required(String key, String why) {
        Optional<String> value = text(key);
        if (value.isEmpty() && !object.containsKey(key)) {
            problems.add(at(key) + " is missing: " + why);
        }
        return value.orElse("");
    }

    /** The value as {@code parser} reads it, the fallback where there is none. */
    @Override
    public <T> T parsed(String key, String fallback, String expected, Function<String, T> parser) {
        String text = text(key).orElse(fallback);
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problems.add(at(key) + " = '" + text + "': expected " + expected);
            return parser.apply(fallback);
        }
    }

    @Override
    public OptionalDouble number(String key) {
        String text = text(key).orElse("");
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Quotient.parse(text));
        } catch (IllegalArgumentException e) {
            problems.add(at(key) + " = '" + text + "': expected a number");
            return OptionalDouble.empty();
        }
    }

    /** A whole number of at least {@code least}. */
    @Override
    public int whole(String key, int least, int fallback) {
        return parsed(key, Integer.toString(fallback), "a whole number of " + least + " or more", text -> {
            int value = Integer.parseInt(text);
            if (value < least) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    /** All problems, keys that were never read included. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        object.forEach((key, value) -> {
            if (!known.contains(key)) {
                all.add(Origin.where(value) + ": " + name + ": unknown key '" + key + "'" + Suggestion.of(key, known)
                        + ". Known: " + String.join(", ", known));
            }
        });
        return all;
    }

    /** Where the object or one of its values was written. */
    String at(String key) {
        ConfigValue value = Optional.ofNullable(object.get(key)).orElse(object);
        return Origin.where(value) + ": " + name + ": " + key;
    }

    private static boolean isCompound(ConfigValue value) {
        return value.valueType() == ConfigValueType.LIST || value.valueType() == ConfigValueType.OBJECT;
    }
}
