package camaudit.attribution;

import camaudit.vocabulary.Method;
import java.util.List;
import java.util.Set;

/** An attribution method. */
public interface Attribution {

    Method method();

    /** The name as users write it, e.g. {@code grad-cam}. */
    default String name() {
        return method().label();
    }

    /** What the method needs of the network. */
    Set<Requirement> needs();

    /**
     * What the method runs for one image beyond the work that all methods share.
     *
     * @param channels of the target layer
     */
    default Work work(int channels) {
        return Work.NONE;
    }

    /** Whether the method can explain with several target layers at once. */
    default boolean fusesLayers() {
        return true;
    }

    /** The raw map of every image: signed, before ReLU, in units of the logit. */
    List<RawMap> attribute(ModelProbe probe);
}
