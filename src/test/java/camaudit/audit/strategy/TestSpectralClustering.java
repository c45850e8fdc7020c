package camaudit.audit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestSpectralClustering {
    @Test
    void plantedGroupsAreFoundAgain() {
        for (int groups = 1; groups <= 5; groups++) {
            Random random = new Random(groups);
            List<double[]> points = new ArrayList<>();
            List<Integer> truth = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                int group = i < 150 * 2 / (groups + 1) ? 0 : i % groups;
                truth.add(group);
                double[] point = new double[6];
                for (int k = 0; k < point.length; k++) {
                    point[k] = (k == group ? 1 : 0) + 0.05 * random.nextGaussian();
                }
                points.add(point);
            }
            SpectralClustering found = SpectralClustering.of(points, 7);
            assertThat(found.clusters()).hasSize(150);
            for (int i = 0; i < 150; i++) {
                for (int j = 0; j < i; j++) {
                    if (groups > 1) {
                        assertThat(found.clusters()
                                        .get(i)
                                        .equals(found.clusters().get(j)))
                                .as(groups + " groups, points " + i + " and " + j)
                                .isEqualTo(truth.get(i).equals(truth.get(j)));
                    }
                }
            }
            assertThat(found.clusters().get(0)).isZero();
            assertThat(found.eigenvalues())
                    .isSorted()
                    .allSatisfy(value -> assertThat(value).isBetween(-1e-9, 2 + 1e-9));
        }
    }

    /** Of two groups that do not touch, the Laplacian has the eigenvalue 0 twice; between them and the next is the gap. */
    @Test
    void unconnectedGroupsHaveTheEigenvalueZero() {
        Random random = new Random(3);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            points.add(new double[] {(i % 2) * 100 + random.nextDouble(), random.nextDouble()});
        }
        SpectralClustering found = SpectralClustering.of(points, 1);
        assertThat(found.eigenvalues().get(0)).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(found.eigenvalues().get(1)).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(found.eigenvalues().get(2)).isGreaterThan(0.01);
        assertThat(found.gap())
                .isEqualTo(found.eigenvalues().get(2) - found.eigenvalues().get(1));
    }

    @Test
    void fewAndEqualPointsAreNoProblem() {
        assertThat(SpectralClustering.of(List.of(new double[] {1}), 1).clusters())
                .containsExactly(0);
        List<double[]> equal = java.util.Collections.nCopies(30, new double[] {1, 2});
        assertThat(SpectralClustering.of(equal, 1).clusters()).hasSize(30);
        assertThatThrownBy(() -> SpectralClustering.of(List.of(), 1)).hasMessageContaining("no point to cluster");
    }
}
