package camaudit.statistic;

import java.util.HashMap;
import java.util.Map;

/** The statistics once more, slow and straight from their definitions; only for maps with a value above zero. */
final class PlainStatistics {
    private PlainStatistics() {}

    static Map<String, Double> of(float[] raw, int height, int width) {
        int n = raw.length;
        double[] p = new double[n];
        double total = 0;
        double peak = 0;
        for (float value : raw) {
            total += value > 0 ? value : 0;
            peak = value > peak ? value : peak;
        }
        int first = -1;
        int strong = 0;
        double entropy = 0;
        double centerX = 0;
        double centerY = 0;
        for (int i = 0; i < n; i++) {
            p[i] = (raw[i] > 0 ? raw[i] : 0) / total;
            first = first < 0 && raw[i] == peak ? i : first;
            strong += raw[i] >= peak / 2 ? 1 : 0;
            entropy += p[i] == 0 ? 0 : p[i] * Math.log(1 / p[i]);
            centerX += p[i] * middle(i % width, width);
            centerY += p[i] * middle(i / width, height);
        }
        double differences = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                differences += Math.abs(p[i] - p[j]);
                double across = (double) (i % width - j % width) / width;
                double down = (double) (i / width - j / width) / height;
                pairs += p[i] * p[j] * (across * across + down * down);
            }
        }
        double border = border(p, height, width);
        Map<String, Double> values = new HashMap<>();
        if (n > 1) {
            values.put("focus", 1 - entropy / Math.log(n));
        }
        values.put("entropy", entropy);
        values.put("gini", differences / (2 * n));
        values.put("peak_x", middle(first % width, width));
        values.put("peak_y", middle(first / width, height));
        values.put("center_x", centerX);
        values.put("center_y", centerY);
        values.put("spread", Math.sqrt(pairs / 2));
        values.put("area_50", (double) strong / n);
        values.put("border_mass", border);
        values.put("border_lift", border / (1 - 0.75 * 0.75));
        return values;
    }

    private static double middle(int index, int size) {
        return (index + 0.5) / size;
    }

    /** By the areas of the rectangles: the whole cell less its part within 1/8..7/8. */
    private static double border(double[] p, int height, int width) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * (1 - overlap(i / width, height) * overlap(i % width, width) * height * width);
        }
        return sum;
    }

    private static double overlap(int index, int size) {
        double from = Math.max((double) index / size, 0.125);
        double to = Math.min((index + 1.0) / size, 0.875);
        return Math.max(0, to - from);
    }
}
