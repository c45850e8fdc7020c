package camaudit.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values of enums as users write them: lower case, hyphens. */
public final class Choices {
    private Choices() {}

    public static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All values of an enum in their order, by how they are written. */
    static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        Choices::written, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
