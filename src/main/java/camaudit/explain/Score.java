package camaudit.explain;

/**
 * A network's answer to a picture.
 *
 * @param probability of the class that was asked for
 * @param predicted the class with the highest logit
 */
public record Score(double probability, int predicted) {}
