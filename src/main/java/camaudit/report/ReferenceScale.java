package camaudit.report;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.resample.PilFilter;
import java.util.Arrays;

/** The entry of a tool's 256 colours for each pixel. */
final class ReferenceScale {
    private static final double CAPTUM_SHARE = 0.98;

    private ReferenceScale() {}

    static int[] entries(ReferenceTool tool, FloatMap map, Pixels input) {
        float[] heat = map.values();
        boolean sized = map.height() == input.height() && map.width() == input.width();
        if (!tool.resizes() && !sized) {
            throw new IllegalArgumentException("a map of " + map.height() + "×" + map.width() + " for a picture of "
                    + input.height() + "×" + input.width() + ": " + tool.label() + " draws maps of the picture's size");
        }
        return switch (tool) {
            case KERAS_VIS, TF_KERAS_VIS -> each(heat, value -> floor(256 * value));
            case PYTORCH_GRAD_CAM -> each(heat, value -> floor(255f * value));
            case TORCH_CAM ->
                each(
                        PilFilter.BICUBIC
                                .resize(map, input.height(), input.width())
                                .values(),
                        value -> floor(256 * (value * value)));
            case CAPTUM -> {
                float limit = threshold(heat);
                yield each(heat, value -> floor(256 * Math.min(Math.abs(value) / limit, 1)));
            }
            case CAPTUM_SIGNED -> {
                float limit = threshold(heat);
                yield each(heat, value -> floor(128 * (Math.min(Math.max(value / limit, -1), 1) + 1)));
            }
        };
    }

    /** The magnitude at which magnitudes, summed up from the smallest, reach 98 % of their sum. */
    static float threshold(float[] values) {
        float[] sorted = new float[values.length];
        float sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.abs(values[i]);
        }
        Arrays.sort(sorted);
        float[] sums = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            sums[i] = sum;
        }
        int at = 0;
        while (at < sums.length - 1 && sums[at] < CAPTUM_SHARE * sum) {
            at++;
        }
        return sorted[at] > 0 ? sorted[at] : 1;
    }

    private interface Entry {
        int of(float value);
    }

    private static int[] each(float[] heat, Entry entry) {
        int[] entries = new int[heat.length];
        for (int i = 0; i < heat.length; i++) {
            entries[i] = entry.of(heat[i]);
        }
        return entries;
    }

    private static int floor(float value) {
        return (int) Math.min(Math.max(value, 0), 255);
    }
}
