package camaudit.attribution;

import java.util.List;

/** All attribution methods. */
public final class Attributions {
    private Attributions() {}

    public static List<String> names() {
        return all(MethodOptions.DEFAULT).stream().map(Attribution::name).toList();
    }

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Attribution named(String name, MethodOptions options) {
        return all(options).stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no attribution method '" + name + "', only " + String.join(", ", names())));
    }

    /** In the order in which running them saves passes: those of the shared response first. */
    private static List<Attribution> all(MethodOptions options) {
        return List.of(new OfLayers(new GradCam(), options.fusion()));
    }
}
