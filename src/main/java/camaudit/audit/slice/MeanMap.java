package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** The mean of maps of p = L/ΣL, all of one size. */
final class MeanMap implements Serializable {
    private static final long serialVersionUID = 1;

    private final int height;
    private final int width;
    private final double[] sums;
    private long maps;

    MeanMap(int height, int width) {
        this.height = height;
        this.width = width;
        this.sums = new double[height * width];
    }

    void add(double[] shares) {
        for (int i = 0; i < shares.length; i++) {
            sums[i] += shares[i];
        }
        maps += shares.length > 0 ? 1 : 0;
    }

    void merge(MeanMap other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        maps += other.maps;
    }

    Optional<HeatMap> mean() {
        return maps == 0
                ? Optional.empty()
                : Optional.of(
                        HeatMap.of(Arrays.stream(sums).map(sum -> sum / maps).toArray(), height, width));
    }
}
