package camaudit.vocabulary;

/** What the values of a method's map mean, and so how they are drawn. */
public enum MapKind {
    /** A class activation map: what is not above zero is not shown; the peak has the full colour. */
    POSITIVE,
    /** Magnitudes at every pixel: heavy-tailed, the strongest 0.5 % have the full colour. */
    MAGNITUDE,
    /** Evidence for and against at every pixel: symmetric around zero, the strongest 0.5 % have the full colour. */
    SIGNED;

    /** The kind of a method's maps, by the method's name. */
    public static MapKind of(String method) {
        return Method.named(method).map(Method::kind).orElse(POSITIVE);
    }
}
