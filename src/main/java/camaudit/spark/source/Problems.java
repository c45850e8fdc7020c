package camaudit.spark.source;

import camaudit.annotation.AnnotationException;
import camaudit.image.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Steps whose problems are told all at once. */
final class Problems {
    private static final int MOST = 20;

    private final List<AnnotationException> found = new ArrayList<>();

    /** What a step gives; empty where it stops. */
    <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (InputException e) {
            add(AnnotationException.of(e.getMessage()));
        } catch (AnnotationException e) {
            add(e);
        }
        return Optional.empty();
    }

    void run(Runnable step) {
        attempt(() -> {
            step.run();
            return true;
        });
    }

    private void add(AnnotationException problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    /** @throws AnnotationException with every problem that was met, one a line */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw AnnotationException.of(found);
        }
    }
}
