package camaudit.attribution;

/** What a method needs of a network; a plan is compiled for the needs of all methods of a run together. */
public enum Requirement {
    /** Activations at the target layers. */
    ACTIVATIONS,
    /** Gradients at the target layers, too. */
    GRADIENTS,
    /** Only global average pooling and one dense layer between the one target layer and the logits. */
    LINEAR_HEAD,
    /** The gradient at the input. */
    PIXELS,
    /** The gradient at the input by the rule of guided backpropagation. */
    GUIDED,
    /** The gradient at the input by the rule of the deconvolutional network. */
    RECTIFIED,
    /** Gradients where biases are added. */
    BIASES,
    /** Logits that follow from other activations at the one target layer. */
    TAIL
}
