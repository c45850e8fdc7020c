package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Arrays;

/** A row in a sample, ordered by a hash of its image's id, which is the same on every machine. */
final class SampledRow implements Comparable<SampledRow>, Serializable {
    private static final long serialVersionUID = 1;

    private final long hash;
    private final String image;
    private final String cluster;
    private final double[] measures;

    SampledRow(String image, String cluster, double[] measures) {
        this.hash = ImageHash.of(image);
        this.image = image;
        this.cluster = cluster;
        this.measures = measures;
    }

    String image() {
        return image;
    }

    String cluster() {
        return cluster;
    }

    double measure(int index) {
        return measures[index];
    }

    @Override
    public int compareTo(SampledRow other) {
        int byHash = Long.compareUnsigned(hash, other.hash);
        int byImage = byHash != 0 ? byHash : image.compareTo(other.image);
        int byCluster = byImage != 0 ? byImage : cluster.compareTo(other.cluster);
        return byCluster != 0 ? byCluster : Arrays.compare(measures, other.measures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampledRow row && compareTo(row) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }
}
