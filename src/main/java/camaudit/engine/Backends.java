package camaudit.engine;

import java.util.ServiceLoader;

/** Finds the backend on the class path. */
public final class Backends {
    private Backends() {}

    /**
     * The backend to use.
     *
     * @throws IllegalStateException if none is on the class path
     */
    public static Backend load() {
        return ServiceLoader.load(Backend.class, Backends.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no engine backend on the class path: run the job jar that was built for this platform"));
    }
}
