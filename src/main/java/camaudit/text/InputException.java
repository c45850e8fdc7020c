package camaudit.text;

import java.util.List;

/** An input that stops the whole run rather than one picture; the message names the file, the value and the remedy. */
public final class InputException extends UserException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    private InputException(List<String> problems) {
        super(problems);
    }

    /** Several problems at once. */
    public static InputException of(List<String> problems) {
        return new InputException(problems);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
