package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.Work;
import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * FullGrad (Srinivas and Fleuret 2019, section 4): raw = Σ over channels of ψ(x·g) + Σ over biases and their channels of ψ(b·g_b), where
 * g_b is the gradient at the values to which b is added and ψ takes absolute values, stretches them from 0 (their least) to 1 (their
 * greatest) and resizes them to the input with half-pixel centres. Never negative; without unit.
 *
 * <p>A map without contrast, its values within a millionth of its peak, is zero under ψ. So are those of one cell: biases after pooling or
 * flattening do not count, as in the authors' implementation.
 */
public final class FullGrad implements Attribution {
    private static final double CONTRAST = 1e-6;

    @Override
    public Method method() {
        return Method.FULL_GRAD;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.PIXELS, Requirement.BIASES);
    }

    @Override
    public Work work(int channels) {
        return new Work(0, 1, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        Response pixels = probe.pixels();
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < probe.images(); image++) {
            maps.add(new RawMap(pixels.map(stretched(inputTerms(pixels, image), pixels.channels()))));
        }
        probe.biases((place, bias) -> {
            for (int image = 0; image < maps.size() && place.cells() > 1; image++) {
                float[] term = stretched(biasTerms(place, bias, image), place.channels());
                add(place.map(term), maps.get(image).map());
            }
        });
        return maps;
    }

    private static double[] inputTerms(Response pixels, int image) {
        float[] input = pixels.activations();
        float[] gradients = pixels.gradients();
        double[] terms = new double[pixels.cells() * pixels.channels()];
        int offset = pixels.offset(image);
        for (int i = 0; i < terms.length; i++) {
            terms[i] = Math.abs((double) input[offset + i] * gradients[offset + i]);
        }
        return terms;
    }

    private static double[] biasTerms(Response place, float[] bias, int image) {
        float[] gradients = place.gradients();
        int channels = place.channels();
        double[] terms = new double[place.cells() * channels];
        int offset = place.offset(image);
        for (int i = 0; i < terms.length; ) {
            for (int k = 0; k < channels; k++, i++) {
                terms[i] = Math.abs((double) bias[k] * gradients[offset + i]);
            }
        }
        return terms;
    }

    /** Stretches every channel to 0..1 and sums the channels in every cell. */
    private static float[] stretched(double[] terms, int channels) {
        double[] least = new double[channels];
        double[] scale = new double[channels];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < terms.length; ) {
            for (int k = 0; k < channels; k++, i++) {
                least[k] = Math.min(least[k], terms[i]);
                scale[k] = Math.max(scale[k], terms[i]);
            }
        }
        for (int k = 0; k < channels; k++) {
            double range = scale[k] - least[k];
            scale[k] = range <= CONTRAST * scale[k] ? 0 : 1 / range;
        }
        float[] map = new float[terms.length / channels];
        for (int cell = 0, i = 0; cell < map.length; cell++) {
            double sum = 0;
            for (int k = 0; k < channels; k++, i++) {
                sum += (terms[i] - least[k]) * scale[k];
            }
            map[cell] = (float) sum;
        }
        return map;
    }

    /** Adds a term to a map; resizing is linear, so the sum over channels is resized once. */
    private static void add(FloatMap term, FloatMap map) {
        float[] resized =
                Geometry.HALFPIXEL.resize(term, map.height(), map.width()).values();
        float[] values = map.values();
        for (int i = 0; i < values.length; i++) {
            values[i] += resized[i];
        }
    }
}
