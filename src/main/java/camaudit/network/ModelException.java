package camaudit.network;

import camaudit.text.UserException;

/** A model that cannot be read, is not supported or contradicts itself; the message names the layer, value and remedy. */
public final class ModelException extends UserException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
