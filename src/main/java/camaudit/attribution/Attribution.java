package camaudit.attribution;

/** An attribution method: a pure function of a response. */
public interface Attribution {

    /** The name as users write it, e.g. {@code grad-cam}. */
    String name();

    /**
     * The raw map of one image: signed, before ReLU, in units of the logit.
     *
     * @return row-major, {@code response.height()}×{@code response.width()}
     */
    float[] attribute(Response response, int image);
}
