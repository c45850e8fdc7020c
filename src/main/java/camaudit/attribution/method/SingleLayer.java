package camaudit.attribution.method;

import camaudit.attribution.Response;
import java.util.List;

/** The one target layer of methods that cannot explain with several. */
final class SingleLayer {
    private SingleLayer() {}

    /**
     * The only layer of all.
     *
     * @throws IllegalArgumentException if there are more
     */
    static Response of(List<Response> layers, String method) {
        if (layers.size() != 1) {
            throw new IllegalArgumentException(
                    method + " explains by one target layer, not by " + layers.size() + ": choose one of them");
        }
        return layers.get(0);
    }
}
