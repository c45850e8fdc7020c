package camaudit.image;

/** What becomes of an input: {@link Pixels} to work with or a {@link Rejection} that says why not. */
public sealed interface Decoded permits Pixels, Rejection {}
