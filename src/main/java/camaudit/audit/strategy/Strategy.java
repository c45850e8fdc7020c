package camaudit.audit.strategy;

import camaudit.audit.slice.HeatMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Images of a class on which a network looks at the same place. */
public final class Strategy implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String className;
    private final int number;
    private final ArrayList<String> images;
    private final HeatMap meanMap;
    private final double share;
    private final double foregroundMass;
    private final double foregroundLift;
    private final boolean flagged;

    Strategy(
            String className,
            int number,
            List<String> images,
            HeatMap meanMap,
            double share,
            Heat heat,
            boolean flagged) {
        this.className = Objects.requireNonNull(className);
        this.number = number;
        this.images = new ArrayList<>(images);
        this.meanMap = Objects.requireNonNull(meanMap);
        this.share = share;
        this.foregroundMass = heat.foregroundMass();
        this.foregroundLift = heat.foregroundLift();
        this.flagged = flagged;
    }

    /** Where the heat of a cluster lies, in the mean of its maps; NaN where it is not known. */
    record Heat(double foregroundMass, double foregroundLift) {}

    public String className() {
        return className;
    }

    /** From 0, the largest cluster of the class first. */
    public int number() {
        return number;
    }

    /** The ids of its images, the most typical first. */
    public List<String> images() {
        return Collections.unmodifiableList(images);
    }

    /** The mean of its maps' shares of heat, pooled as in {@link MapPoint}. */
    public HeatMap meanMap() {
        return meanMap;
    }

    /** The share of the class's clustered images that it has. */
    public double share() {
        return share;
    }

    /** Mean share of heat on the object; empty where no object is known. */
    public OptionalDouble foregroundMass() {
        return known(foregroundMass);
    }

    /** Mean lift on the object, likewise. */
    public OptionalDouble foregroundLift() {
        return known(foregroundLift);
    }

    /** True for a small cluster of like maps beside the object, see {@link Strategies#of}. */
    public boolean flagged() {
        return flagged;
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
