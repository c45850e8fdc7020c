package camaudit.config;

import camaudit.text.Credentials;
import camaudit.text.Problems;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** Reads typed values and collects every problem; {@link #done} throws them all at once. */
public final class Values {
    private final Map<String, Setting> known = new LinkedHashMap<>();
    private final WrittenValues written;
    private final Problems problems =
            new Problems(all -> new ConfigException(all.stream().distinct().toList()));

    Values(List<Setting> settings, Config config) {
        this.written = new WrittenValues(config);
        settings.forEach(s -> known.put(s.name(), s));
        written.unknown(known.keySet()).forEach(problems::add);
        for (Setting setting : settings) {
            list(setting.name()).stream()
                    .flatMap(value -> Credentials.in(value).stream())
                    .forEach(found -> problems.add(at(setting.name()) + " holds " + found + ": " + Credentials.REMEDY));
            if (setting.required() && lookup(setting.name()).isEmpty()) {
                problems.add("--" + setting.name() + " is missing: " + setting.help());
            }
        }
    }

    /** Replaces the default of a setting. */
    void fallBack(String name, String value) {
        known.computeIfPresent(name, (key, setting) -> setting.fallingBackTo(value));
    }

    /** A problem that only shows when several values are looked at together. */
    public void problem(String message) {
        problems.add(message);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigException with every problem that was found
     */
    public void done() {
        problems.throwIfAny();
    }

    /** The value as text; empty text where it is missing, which is reported already. */
    public String text(String name) {
        return optional(name).orElse("");
    }

    /** The one value as text; several in a file are a problem. */
    public Optional<String> optional(String name) {
        List<String> values = list(name);
        if (values.size() > 1) {
            problems.add(at(name) + " = " + values + ": expected one value");
        }
        return values.stream().findFirst();
    }

    /** The values of a setting that takes several. */
    public List<String> list(String name) {
        Setting setting = Objects.requireNonNull(known.get(name), name);
        Optional<ConfigValue> value = lookup(name);
        if (value.isEmpty() || setting.isBlock()) {
            return setting.fallback().map(List::of).orElse(List.of());
        }
        if (value.get().valueType() == ConfigValueType.OBJECT) {
            problems.add(Origin.at(name, value.get()) + " is a block; it takes " + setting.placeholder());
            return List.of();
        }
        Object raw = value.get().unwrapped();
        return raw instanceof List<?> many ? many.stream().map(String::valueOf).toList() : List.of(String.valueOf(raw));
    }

    public boolean flag(String name) {
        return parsed(name, text(name), "true or false", text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(false);
    }

    /** One of the values of an enum, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        Map<String, E> names = Choices.of(type);
        return optional(name)
                .flatMap(text -> parsed(
                        name,
                        text,
                        "one of " + String.join(", ", names.keySet()),
                        t -> Objects.requireNonNull(names.get(t))));
    }

    /** A whole number of at least {@code least}. */
    public OptionalLong whole(String name, long least) {
        return optional(name)
                .flatMap(text -> parsed(name, text, "a whole number of " + least + " or more", t -> {
                    long value = Long.parseLong(t.replace("_", ""));
                    if (value < least) {
                        throw new IllegalArgumentException(t);
                    }
                    return value;
                }))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** A whole number of at least {@code least}; {@code otherwise} where there is none, or one above {@code most}, which is a problem. */
    int whole(String name, int least, int most, int otherwise) {
        long value = whole(name, least).orElse(otherwise);
        if (value > most) {
            problems.add(at(name) + " = " + value + ": expected at most " + most);
            return otherwise;
        }
        return (int) value;
    }

    /** A number, or a quotient such as 1/255; 0 where there is none. */
    public double number(String name) {
        return number(name, "a number or a quotient such as 1/255", any -> true).orElse(0);
    }

    /** A number or a quotient that is valid. */
    public OptionalDouble number(String name, String expected, DoublePredicate valid) {
        return optional(name)
                .flatMap(text -> parsed(name, text, expected, t -> {
                    double value = Quotient.parse(t);
                    if (!valid.test(value)) {
                        throw new IllegalArgumentException(t);
                    }
                    return value;
                }))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Numbers separated by commas, or a list in a file. */
    public List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        for (String text : list(name)) {
            for (String part : text.split(",", -1)) {
                parsed(name, part.trim(), "numbers separated by commas", Quotient::parse)
                        .ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    /** The value as {@code parser} reads it; where that throws, a problem that says what was expected. */
    public <T> Optional<T> parsed(String name, String text, String expected, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (RuntimeException e) {
            problems.add(at(name) + " = '" + text + "': expected " + expected);
            return Optional.empty();
        }
    }

    /** Where a setting was written and its name, to start a problem with. */
    public String at(String name) {
        return written.at(name);
    }

    /** Every effective value, defaults included, in the order of the settings. */
    public Map<String, Object> effective() {
        Map<String, Object> effective = new LinkedHashMap<>();
        for (Setting setting : known.values()) {
            List<String> values = list(setting.name());
            if (!values.isEmpty()) {
                effective.put(setting.name(), setting.repeatable() || values.size() > 1 ? values : values.get(0));
            }
        }
        return effective;
    }

    /** The value as it was written; empty where there is none. */
    Optional<ConfigValue> lookup(String name) {
        return written.lookup(name);
    }
}
