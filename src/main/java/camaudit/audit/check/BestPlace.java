package camaudit.audit.check;

import camaudit.alignment.Place;
import camaudit.alignment.Places;
import camaudit.audit.inference.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Finds the place where masks fit best on the mean of images; places where less than half of the images could be measured are left out. */
final class BestPlace {
    private final Places places;
    private final List<float[]> fits;

    /** @param fits by place, at least one image's */
    BestPlace(Places places, List<float[]> fits) {
        this.places = places;
        this.fits = fits;
    }

    /** The number of the best place. */
    int number() {
        int[] once = new int[fits.size()];
        Arrays.fill(once, 1);
        return number(once);
    }

    private int number(int[] weights) {
        double[] sums = new double[places.count()];
        int[] counts = new int[places.count()];
        int images = 0;
        for (int image = 0; image < weights.length; image++) {
            if (weights[image] > 0) {
                add(fits.get(image), weights[image], sums, counts);
                images += weights[image];
            }
        }
        int best = places.own();
        for (int i = 0; i < sums.length; i++) {
            if (2 * counts[i] >= images && sums[i] * counts[best] > sums[best] * counts[i]) {
                best = i;
            }
        }
        return best;
    }

    private static void add(float[] fit, int weight, double[] sums, int[] counts) {
        for (int i = 0; i < fit.length; i++) {
            if (!Float.isNaN(fit[i])) {
                sums[i] += weight * fit[i];
                counts[i] += weight;
            }
        }
    }

    /** The best places of samples drawn with replacement (Efron 1979). */
    List<Place> drawn(Resampling resampling) {
        SplittableRandom random = new SplittableRandom(resampling.seed());
        List<Place> drawn = new ArrayList<>();
        for (int b = 0; b < resampling.resamples(); b++) {
            int[] counts = new int[fits.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[random.nextInt(counts.length)]++;
            }
            drawn.add(places.at(number(counts)));
        }
        return drawn;
    }
}
