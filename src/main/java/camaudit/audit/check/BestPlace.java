package camaudit.audit.check;

import camaudit.alignment.Place;
import camaudit.alignment.Places;
import camaudit.audit.inference.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds the place where masks fit best on the mean of images. Where an image could not be measured at a place, that counts as the mean of
 * its places, so that no place wins by the images that it lacks.
 */
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
        for (int image = 0; image < weights.length; image++) {
            float[] fit = fits.get(image);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weights[image] * (Float.isNaN(fit[i]) ? 1 : fit[i]);
            }
        }
        int best = places.own();
        for (int i = 0; i < sums.length; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        return best;
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
