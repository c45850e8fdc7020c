package camaudit.annotation;

import camaudit.image.region.Region;
import java.io.Serializable;
import java.util.Optional;

/** The objects on a picture, each of a class with a name. */
interface NamedObjects extends Serializable {
    /** The foreground that the objects of this class are, or all objects where none is given; empty where there are none. */
    Region region(Optional<String> className);
}
