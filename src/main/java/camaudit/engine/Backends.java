package camaudit.engine;

import camaudit.network.ModelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the backend to use: the fastest one that loads on this machine, or the one that the user chose. */
public final class Backends {
    /** The choice of the fastest backend that loads on this machine. */
    public static final String AUTO = "auto";

    private static final String PORTABLE = "nd4j";
    private static final List<String> FASTEST_FIRST = List.of("onednn", PORTABLE);

    private Backends() {}

    private record Fallback(Backend chosen, String why) implements Backend {
        @Override
        public String name() {
            return chosen.name();
        }

        @Override
        public Optional<String> obstacle() {
            return chosen.obstacle();
        }

        @Override
        public String description() {
            return chosen.description() + ": " + why;
        }

        @Override
        public PreparedPlan prepare(Plan plan) {
            return chosen.prepare(plan);
        }
    }

    /**
     * A plan ready to run.
     *
     * @param backend which backend runs it and why, for logs and provenance
     */
    public record Prepared(PreparedPlan plan, String backend) {}

    /**
     * Prepares a plan.
     *
     * @param choice a backend's name, or {@link #AUTO} for the fastest one that loads here and has every operation of the plan
     * @throws ModelException if an operation is missing
     * @throws BackendException if there is no backend, or the chosen one is not there or does not load
     */
    public static Prepared prepare(Plan plan, String choice) {
        return prepare(plan, choice, found());
    }

    static Prepared prepare(Plan plan, String choice, List<Backend> found) {
        Backend first = choose(choice, found);
        try {
            return new Prepared(first.prepare(plan), first.description());
        } catch (ModelException e) {
            if (!choice.equals(AUTO) || first.name().equals(PORTABLE)) {
                throw e;
            }
            Backend portable = choose(PORTABLE, found);
            return new Prepared(portable.prepare(plan), portable.description() + ": " + e.getMessage());
        }
    }

    static Backend choose(String choice, List<Backend> found) {
        List<String> obstacles = new ArrayList<>();
        for (Backend backend : found) {
            if (choice.equals(AUTO) || choice.equals(backend.name())) {
                Optional<String> obstacle = backend.obstacle();
                if (obstacle.isEmpty()) {
                    return obstacles.isEmpty() ? backend : new Fallback(backend, String.join("; ", obstacles));
                }
                obstacles.add(backend.name() + " does not load here: " + obstacle.get());
            }
        }
        throw new BackendException(
                obstacles.isEmpty()
                        ? "no engine backend '" + choice + "' on the class path, only "
                                + found.stream().map(Backend::name).toList()
                                + ": run the job jar that was built for this platform"
                        : String.join("; ", obstacles));
    }

    static List<Backend> found() {
        List<Backend> found = new ArrayList<>();
        try {
            ServiceLoader.load(Backend.class, Backends.class.getClassLoader()).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException("the engine backends on the class path are broken: " + e.getMessage(), e);
        }
        found.sort(Comparator.comparingInt(b -> rank(b.name())));
        return found;
    }

    private static int rank(String name) {
        int rank = FASTEST_FIRST.indexOf(name);
        return rank < 0 ? FASTEST_FIRST.size() : rank;
    }
}
