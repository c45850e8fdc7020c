package camaudit.engine;

/** What passes back through a ReLU; every other operation has its true gradient under each rule. */
public enum BackwardRule {
    /** The gradient. */
    GRADIENT,
    /** The gradient where it is positive and the ReLU is open: guided backpropagation (Springenberg et al. 2015). */
    GUIDED,
    /** The gradient where it is positive, open or not: the deconvolutional network (Zeiler and Fergus 2014). */
    RECTIFIED
}
