package camaudit.attribution.preset;

import camaudit.attribution.Response;
import camaudit.resample.FloatMap;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The steps of which presets consist. */
final class PresetScaling {
    private PresetScaling() {}

    /** tanh(2x), LayerCAM's scaling before fusion (Jiang et al. 2021, equation 9). */
    static FloatMap saturated(FloatMap map) {
        return each(map, x -> Math.tanh(2 * x));
    }

    /** (x − min)/(max − min + ε). */
    static FloatMap minMax(FloatMap map, double epsilon) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float value : map.values()) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double from = least;
        double range = greatest - least + epsilon;
        return each(map, x -> (x - from) / range);
    }

    /** The mean at each cell of maps of one size. */
    static FloatMap mean(List<FloatMap> maps) {
        return maps.size() == 1 ? maps.get(0) : fold(maps, (sum, x) -> sum + x / maps.size(), 0);
    }

    /** The greatest at each cell of maps of one size. */
    static FloatMap greatest(List<FloatMap> maps) {
        return fold(maps, Math::max, Double.NEGATIVE_INFINITY);
    }

    private static FloatMap fold(List<FloatMap> maps, DoubleBinaryOperator step, double start) {
        FloatMap first = maps.get(0);
        float[] values = new float[first.values().length];
        for (int i = 0; i < values.length; i++) {
            double folded = start;
            for (FloatMap map : maps) {
                folded = step.applyAsDouble(folded, map.values()[i]);
            }
            values[i] = (float) folded;
        }
        return first.with(values);
    }

    private static FloatMap each(FloatMap map, DoubleUnaryOperator step) {
        float[] values = new float[map.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) step.applyAsDouble(map.values()[i]);
        }
        return map.with(values);
    }

    /** The response with g/(max g + ε) in place of g; the max of each image is over its cells and channels, signed. */
    static Response byGreatestGradient(Response response, double epsilon) {
        int size = response.cells() * response.channels();
        float[] gradients = new float[response.images() * size];
        for (int image = 0; image < response.images(); image++) {
            int offset = response.offset(image);
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = offset; i < offset + size; i++) {
                greatest = Math.max(greatest, response.gradients()[i]);
            }
            for (int i = offset; i < offset + size; i++) {
                gradients[i] = (float) (response.gradients()[i] / (greatest + epsilon));
            }
        }
        return new Response(
                response.images(),
                response.height(),
                response.width(),
                response.channels(),
                response.activations(),
                gradients);
    }
}
