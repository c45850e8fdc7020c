package camaudit.attribution;

import java.util.List;

/** All attribution methods. */
public final class Attributions {
    private static final List<Attribution> ALL = List.of(new GradCam());

    private Attributions() {}

    public static List<String> names() {
        return ALL.stream().map(Attribution::name).toList();
    }

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Attribution named(String name) {
        return ALL.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no attribution method '" + name + "', only " + String.join(", ", names())));
    }
}
