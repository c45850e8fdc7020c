package camaudit.engine;

import camaudit.text.UserException;

/** The backend that was asked for is not there or does not load on this machine. */
public final class BackendException extends UserException {
    private static final long serialVersionUID = 1L;

    /** A message for the user: which, why, and what to do. */
    public BackendException(String message) {
        super(message);
    }
}
