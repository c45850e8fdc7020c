package camaudit.image;

/** The result of decoding an input: {@link Pixels} to work with, or a {@link Rejection} that says why there are none. */
public sealed interface Decoded permits Pixels, Rejection {}
