package camaudit.audit.slice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an audit knows about one explained image. */
public final class Observation {
    private final String image;
    private final String cluster;
    private final Map<String, String> values;
    private final double[] measures;
    private final boolean blank;
    private final Optional<HeatMap> map;

    /**
     * One image.
     *
     * @param image its id, which is unique
     * @param cluster the source it came from; the id where images are independent
     * @param values by dimension: label, predicted, metadata; a dimension without a value is left out
     * @param measures in the order of {@link SliceSchema#statistics()}, NaN where there is none
     * @param blank whether no cell of the map lies above zero
     * @param map ReLU(raw)
     */
    public Observation(
            String image,
            String cluster,
            Map<String, String> values,
            double[] measures,
            boolean blank,
            Optional<HeatMap> map) {
        this.image = Objects.requireNonNull(image);
        this.cluster = Objects.requireNonNull(cluster);
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.measures = measures.clone();
        this.blank = blank;
        this.map = Objects.requireNonNull(map);
    }

    public String image() {
        return image;
    }

    public String cluster() {
        return cluster;
    }

    public Map<String, String> values() {
        return values;
    }

    public boolean blank() {
        return blank;
    }

    Optional<HeatMap> map() {
        return map;
    }

    /** 1 where the network named the label, 0 where it did not, NaN where one of the two is unknown. */
    double correct() {
        String label = values.get(Slice.LABEL);
        String predicted = values.get(Slice.PREDICTED);
        return label == null || predicted == null ? Double.NaN : label.equals(predicted) ? 1 : 0;
    }

    double[] measures() {
        return measures.clone();
    }
}
