package camaudit.annotation;

import camaudit.image.region.Region;
import java.io.Serializable;
import java.util.Optional;

/** The objects on a picture, each of a class with a name. */
interface NamedObjects extends Serializable {
    /** The foreground that consists of the objects of this class, or of all where no class is given; empty where there are none. */
    Region region(Optional<String> className);
}
