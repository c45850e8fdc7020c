package camaudit.explain;

/**
 * What a network says of a picture.
 *
 * @param probability of the class that was asked for
 * @param predicted the class with the highest logit
 */
public record Score(double probability, int predicted) {}
