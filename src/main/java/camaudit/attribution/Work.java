package camaudit.attribution;

/**
 * What a method runs for one image beyond the one forward pass and the gradients that all methods share.
 *
 * @param forwards whole forward passes
 * @param backwards passes from the logits back to the input
 * @param tails forward passes from the target layer to the logits
 */
public record Work(int forwards, int backwards, int tails) {
    public static final Work NONE = new Work(0, 0, 0);
}
