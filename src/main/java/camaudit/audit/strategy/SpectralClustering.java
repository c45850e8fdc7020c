package camaudit.audit.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;

/**
 * Spectral clustering of points as SpRAy does it (Lapuschkin et al. 2019, "Unmasking Clever Hans predictors"): the graph of nearest
 * neighbours, the eigenvalues of its normalized Laplacian, whose largest gap determines the number of clusters, and k-means on the first
 * eigenvectors with rows of length 1 (Ng, Jordan, Weiss 2001).
 */
final class SpectralClustering {
    /** The most clusters that are looked for. */
    static final int MOST_CLUSTERS = 8;

    private static final int LEAST_NEIGHBOURS = 5;
    private static final int RESTARTS = 10;
    private static final int ITERATIONS = 200;

    private SpectralClustering() {}

    /**
     * The cluster of each point, from 0, the largest first.
     *
     * @param points at least one, all of one length; distances are Euclidean
     * @throws IllegalArgumentException if there is none
     */
    static List<Integer> of(List<double[]> points, long seed) {
        if (Objects.requireNonNull(points).isEmpty()) {
            throw new IllegalArgumentException("no point to cluster: give at least one");
        }
        int n = points.size();
        EigenDecomposition eigen = eigen(points);
        double[] values = eigen.getRealEigenvalues();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int looked = Math.min(n, MOST_CLUSTERS + 1);
        double[] first =
                Arrays.stream(order).limit(looked).mapToDouble(i -> values[i]).toArray();
        int count = 1;
        for (int i = 1; i < looked; i++) {
            if (first[i] - first[i - 1] > first[count] - first[count - 1]) {
                count = i;
            }
        }
        List<double[]> embedded = new ArrayList<>();
        for (int point = 0; point < n; point++) {
            double[] row = new double[count];
            double length = 0;
            for (int k = 0; k < count; k++) {
                row[k] = eigen.getEigenvector(order[k]).getEntry(point);
                length += row[k] * row[k];
            }
            double scale = length > 0 ? 1 / Math.sqrt(length) : 0;
            embedded.add(Arrays.stream(row).map(value -> value * scale).toArray());
        }
        return largestFirst(means(embedded, count, seed), count);
    }

    /** The decomposition of the Laplacian of the points' graph; its eigenvalues lie within 0..2. */
    static EigenDecomposition eigen(List<double[]> points) {
        return new EigenDecomposition(new Array2DRowRealMatrix(laplacian(neighbours(points)), false));
    }

    /** 1 where one of two points is among the nearest neighbours of the other. */
    private static boolean[][] neighbours(List<double[]> points) {
        int n = points.size();
        int nearest = Math.min(n - 1, Math.max(LEAST_NEIGHBOURS, (int) Math.ceil(Math.log(n))));
        EuclideanDistance distance = new EuclideanDistance();
        boolean[][] linked = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            double[] far = new double[n];
            for (int j = 0; j < n; j++) {
                far[j] = distance.compute(points.get(i), points.get(j));
            }
            int self = i;
            IntStream.range(0, n)
                    .filter(j -> j != self)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> far[j]))
                    .limit(nearest)
                    .forEach(j -> {
                        linked[self][j] = true;
                        linked[j][self] = true;
                    });
        }
        return linked;
    }

    /** I − D^-½·W·D^-½. */
    private static double[][] laplacian(boolean[][] linked) {
        int n = linked.length;
        double[] degree = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                degree[i] += linked[i][j] ? 1 : 0;
            }
        }
        double[][] laplacian = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double link = linked[i][j] ? 1 / Math.sqrt(degree[i] * degree[j]) : 0;
                laplacian[i][j] = (i == j && degree[i] > 0 ? 1 : 0) - link;
            }
        }
        return laplacian;
    }

    private static int[] means(List<double[]> points, int count, long seed) {
        int[] clusters = new int[points.size()];
        if (count < 2) {
            return clusters;
        }
        List<Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < clusters.length; i++) {
            numbered.add(new Numbered(i, points.get(i)));
        }
        List<CentroidCluster<Numbered>> found = new MultiKMeansPlusPlusClusterer<>(
                        new KMeansPlusPlusClusterer<Numbered>(
                                count, ITERATIONS, new EuclideanDistance(), new Well19937c(seed)),
                        RESTARTS)
                .cluster(numbered);
        for (int cluster = 0; cluster < found.size(); cluster++) {
            for (Numbered point : found.get(cluster).getPoints()) {
                clusters[point.number] = cluster;
            }
        }
        return clusters;
    }

    /** Renumbers clusters by size; of clusters of one size, that of the earliest point comes first. */
    private static List<Integer> largestFirst(int[] clusters, int count) {
        long[] sizes = new long[count];
        Arrays.stream(clusters).forEach(cluster -> sizes[cluster]++);
        List<Integer> order = Arrays.stream(clusters)
                .boxed()
                .distinct()
                .sorted(Comparator.comparingLong(cluster -> -sizes[cluster]))
                .toList();
        return Arrays.stream(clusters).mapToObj(order::indexOf).toList();
    }

    private static final class Numbered extends DoublePoint {
        private static final long serialVersionUID = 1L;

        private final int number;

        Numbered(int number, double[] point) {
            super(point);
            this.number = number;
        }
    }
}
