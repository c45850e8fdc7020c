package camaudit.text;

import java.util.ArrayList;
import java.util.List;
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

    /** All problems, one by one. */
    public final List<String> problems() {
        return List.copyOf(problems);
    }
}
