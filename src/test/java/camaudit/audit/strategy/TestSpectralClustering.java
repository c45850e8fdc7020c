package camaudit.audit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
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
            List<Integer> found = SpectralClustering.of(points, 7);
            assertThat(found).hasSize(150);
            for (int i = 0; i < 150; i++) {
                for (int j = 0; j < i; j++) {
                    if (groups > 1) {
                        assertThat(found.get(i).equals(found.get(j)))
                                .as(groups + " groups, points " + i + " and " + j)
                                .isEqualTo(truth.get(i).equals(truth.get(j)));
                    }
                }
            }
            assertThat(found.get(0)).isZero();
            assertThat(SpectralClustering.eigen(points).getRealEigenvalues())
                    .hasSize(150)
                    .satisfies(values -> assertThat(Arrays.stream(values).boxed())
                            .allSatisfy(value -> assertThat(value).isBetween(-1e-9, 2 + 1e-9)));
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
        List<Integer> found = SpectralClustering.of(points, 1);
        double[] values = SpectralClustering.eigen(points).getRealEigenvalues();
        Arrays.sort(values);
        double[] expected = {0, 0, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2};
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(found).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void fewAndEqualPointsAreNoProblem() {
        assertThat(SpectralClustering.of(List.of(new double[] {1}), 1)).containsExactly(0);
        List<double[]> equal = Collections.nCopies(30, new double[] {1, 2});
        assertThat(SpectralClustering.of(equal, 1)).hasSize(30);
        assertThatThrownBy(() -> SpectralClustering.of(List.of(), 1)).hasMessageContaining("no point to cluster");
    }
}
