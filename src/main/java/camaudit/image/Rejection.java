package camaudit.image;

import java.util.Objects;

/**
 * Why an input could not be used.
 *
 * @param message for a person: the value that is wrong and what to do about it
 */
public record Rejection(Reason reason, String message) implements Decoded {

    /** The names are part of the {@code rejections} table. */
    public enum Reason {
        EMPTY_FILE,
        NOT_AN_IMAGE,
        UNSUPPORTED_FORMAT,
        UNSUPPORTED_COLOR,
        TRUNCATED,
        CORRUPT,
        TOO_LARGE,
        WRONG_SIZE,
        UNREADABLE
    }

    public Rejection {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(message);
    }
}
