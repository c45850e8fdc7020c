package camaudit.text;

/** An input that stops the whole run rather than one picture; the message names the file, the value and the remedy. */
public final class InputException extends UserException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
