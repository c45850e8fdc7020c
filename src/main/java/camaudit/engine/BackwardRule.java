package camaudit.engine;

/** How the gradient passes back through a ReLU; all other operations use their true gradient under every rule. */
public enum BackwardRule {
    /** The gradient. */
    GRADIENT,
    /** The gradient where it is positive and the ReLU is open: guided backpropagation (Springenberg et al. 2015). */
    GUIDED,
    /** The gradient where it is positive, open or not: the deconvolutional network (Zeiler and Fergus 2014). */
    RECTIFIED
}
