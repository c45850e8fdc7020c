package camaudit.attribution;

import java.util.List;
import java.util.Set;

/** An attribution method. */
public interface Attribution {

    /** The name as users write it, e.g. {@code grad-cam}. */
    String name();

    /** What it asks of the network. */
    Set<Need> needs();

    /**
     * What it runs for one image.
     *
     * @param channels of the target layer
     */
    default Work work(int channels) {
        return Work.NONE;
    }

    /** Whether it can explain by several target layers at once. */
    default boolean fusesLayers() {
        return true;
    }

    /** The raw map of every image: signed, before ReLU, in units of the logit. */
    List<RawMap> attribute(Subject subject);
}
