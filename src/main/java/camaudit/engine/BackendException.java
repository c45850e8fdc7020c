package camaudit.engine;

import camaudit.text.UserException;

/** A backend that was chosen is not on the class path or does not load on this machine. */
public final class BackendException extends UserException {
    private static final long serialVersionUID = 1L;

    /** @param message for the user: which backend, why, and what to do */
    public BackendException(String message) {
        super(message);
    }
}
