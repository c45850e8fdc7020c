package camaudit.cli;

import camaudit.annotation.AnnotationException;
import camaudit.config.ConfigException;
import camaudit.engine.BackendException;
import camaudit.image.InputException;
import camaudit.network.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Steps of a preparation, each with its problem on one list, so that all are told at once. */
final class Attempts {
    private final List<String> problems = new ArrayList<>();

    /** What a step gives; empty, and its message on the list, where it stops. */
    <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ModelException | InputException | BackendException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (AnnotationException e) {
            String.valueOf(e.getMessage()).lines().forEach(problems::add);
            return Optional.empty();
        }
    }

    /**
     * Ends the preparation.
     *
     * @throws ConfigException with every problem that was met
     */
    void done() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
