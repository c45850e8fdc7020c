package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Work;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * SmoothGrad (Smilkov et al. 2017): raw = the greatest |mean gradient| over the channels of a pixel, the mean being over copies
 * of the image with Gaussian noise, whose standard deviation is a share of the image's value range after preprocessing. Seeded by the
 * image's content: it does not depend on the batch. Never negative, of the input's height and width.
 */
public final class SmoothGrad implements Attribution {
    private final int samples;
    private final double noise;

    /** With the options' samples and noise. */
    public SmoothGrad(MethodOptions options) {
        this.samples = options.samples();
        this.noise = options.noise();
    }

    @Override
    public Method method() {
        return Method.SMOOTH_GRAD;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.PIXELS);
    }

    @Override
    public Work work(int channels) {
        return new Work(samples, samples, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        double[] weights = new double[samples];
        Arrays.fill(weights, 1.0 / samples);
        List<RawMap> maps = new ArrayList<>();
        new PathGradients(probe, weights, new Copies(probe))
                .read((image, mean) -> maps.add(
                        new RawMap(new FloatMap(greatest(mean, probe.channels()), probe.height(), probe.width()))));
        return maps;
    }

    private static float[] greatest(double[] mean, int channels) {
        float[] map = new float[mean.length / channels];
        for (int pixel = 0, at = 0; pixel < map.length; pixel++) {
            double greatest = 0;
            for (int c = 0; c < channels; c++) {
                greatest = Math.max(greatest, Math.abs(mean[at++]));
            }
            map[pixel] = (float) greatest;
        }
        return map;
    }

    private final class Copies implements PathGradients.Point {
        private final ModelProbe probe;
        private SplittableRandom random = new SplittableRandom(0);
        private double deviation;

        Copies(ModelProbe probe) {
            this.probe = probe;
        }

        @Override
        public void write(int image, int step, float[] inputs, int offset) {
            int size = probe.height() * probe.width() * probe.channels();
            float[] input = probe.input();
            int from = image * size;
            if (step == 0) {
                random = new SplittableRandom(probe.seed(image));
                deviation = noise * range(input, from, size);
            }
            for (int i = 0; i < size; i++) {
                inputs[offset + i] = (float) (input[from + i] + deviation * random.nextGaussian());
            }
        }

        private static double range(float[] input, int from, int size) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = from; i < from + size; i++) {
                least = Math.min(least, input[i]);
                greatest = Math.max(greatest, input[i]);
            }
            return greatest - least;
        }
    }
}
