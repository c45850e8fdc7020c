package camaudit.cli;

import camaudit.text.Redaction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A failure as it may be logged: where it happened and what caused it are the same, messages are redacted. */
final class Redacted extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 50;

    private Redacted(Throwable failure, @Nullable Redacted cause) {
        super(Redaction.of(failure.toString()), cause);
        setStackTrace(failure.getStackTrace());
    }

    static Redacted of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Redacted of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        Redacted redacted = new Redacted(failure, cause == null || depth == 0 ? null : of(cause, depth - 1));
        Arrays.stream(failure.getSuppressed())
                .limit(depth)
                .forEach(suppressed -> redacted.addSuppressed(of(suppressed, depth / 2)));
        return redacted;
    }
}
