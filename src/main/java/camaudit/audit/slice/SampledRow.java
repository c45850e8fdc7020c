package camaudit.audit.slice;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row in a sample, ordered by a hash of its image's id, which is the same on every machine. */
final class SampledRow implements Comparable<SampledRow>, Serializable {
    private static final long serialVersionUID = 1;

    private final long hash;
    private final String image;
    private final String cluster;
    private final double[] measures;

    SampledRow(String image, String cluster, double[] measures) {
        this.hash = hash(image);
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

    /** FNV-1a of the UTF-8 bytes, its bits mixed as SplittableRandom does. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
