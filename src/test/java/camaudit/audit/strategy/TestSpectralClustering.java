package camaudit.audit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
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

    /** Two groups of six, each point linked with the five others of its group: two complete graphs, with 0 twice and 6/5 ten times. */
    @Test
    void completeGraphsHaveTheirEigenvalues() {
        Random random = new Random(3);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            points.add(new double[] {(i % 2) * 100 + random.nextDouble(), random.nextDouble()});
        }
        SpectralClustering found = SpectralClustering.of(points, 1);
        double[] expected = {0, 0, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2};
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.eigenvalues().get(i)).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(found.gap()).isCloseTo(1.2, within(1e-9));
        assertThat(found.clusters()).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void fewAndEqualPointsAreNoProblem() {
        assertThat(SpectralClustering.of(List.of(new double[] {1}), 1).clusters())
                .containsExactly(0);
        List<double[]> equal = Collections.nCopies(30, new double[] {1, 2});
        assertThat(SpectralClustering.of(equal, 1).clusters()).hasSize(30);
        assertThatThrownBy(() -> SpectralClustering.of(List.of(), 1)).hasMessageContaining("no point to cluster");
    }
}
