package camaudit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A problem that the user can put right; the message names the place, the value and the remedy. It ends a run without a stack trace. */
public abstract class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    protected UserException(@Nullable String message) {
        this(message, null);
    }

    protected UserException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problems = new ArrayList<>(List.of(String.valueOf(message)));
    }

    /** Several problems, each on its own line of the message. */
    protected UserException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** The problem that the user can put right among a failure and what caused it, as a task's failure wraps it. */
    public static Optional<UserException> in(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(UserException.class::isInstance)
                .map(UserException.class::cast)
                .findFirst();
    }

    /** All problems, one by one. */
    public final List<String> problems() {
        return List.copyOf(problems);
    }
}
