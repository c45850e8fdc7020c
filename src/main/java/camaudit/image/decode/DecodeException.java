package camaudit.image.decode;

import camaudit.image.Rejection;

/** Carries a {@link Rejection} out of a decoder; never leaves {@link ImageDecoder}. */
final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    DecodeException(Rejection.Reason reason, String message) {
        super(message, null, false, false);
        this.rejection = new Rejection(reason, message);
    }

    Rejection rejection() {
        return rejection;
    }
}
