package camaudit.resample;

import java.util.function.IntToDoubleFunction;

/** One axis of a bilinear resize: for each output cell its two neighbours in the input and the share of the second. */
final class Neighbours {
    final int[] first;
    final int[] second;
    /** The share of the second neighbour, in units of 1/{@link #parts}. */
    final double[] share;

    final long parts;

    private Neighbours(int count, long parts) {
        this.first = new int[count];
        this.second = new int[count];
        this.share = new double[count];
        this.parts = parts;
    }

    /** Each output cell at a place among {@code size} cells, clamped to them. */
    static Neighbours at(int size, int count, IntToDoubleFunction place) {
        Neighbours neighbours = new Neighbours(count, 1);
        for (int i = 0; i < count; i++) {
            double clamped = Math.min(Math.max(place.applyAsDouble(i), 0), size - 1);
            neighbours.first[i] = (int) clamped;
            neighbours.second[i] = Math.min(neighbours.first[i] + 1, size - 1);
            neighbours.share[i] = clamped - neighbours.first[i];
        }
        return neighbours;
    }

    /** Output cell i at (i + ½)·size/count − ½. */
    static Neighbours halfPixel(int size, int count) {
        return at(size, count, i -> (i + 0.5) * size / count - 0.5);
    }

    /** The places of {@link #halfPixel} as exact fractions with the denominator {@link #parts}. */
    static Neighbours exact(Scaling axis) {
        Neighbours neighbours = new Neighbours(axis.count(), 2L * axis.scaled());
        for (int i = 0; i < axis.count(); i++) {
            long place = (2L * (axis.start() + i) + 1) * axis.size() - axis.scaled();
            long clamped = Math.max(0, Math.min(place, (axis.size() - 1) * neighbours.parts));
            neighbours.first[i] = (int) (clamped / neighbours.parts);
            neighbours.second[i] = Math.min(neighbours.first[i] + 1, axis.size() - 1);
            neighbours.share[i] = clamped % neighbours.parts;
        }
        return neighbours;
    }

    /** The places of {@link #halfPixel} as {@code tf.image.resize} computes them, in float32. */
    static Neighbours tensorFlow(Scaling axis) {
        Neighbours neighbours = new Neighbours(axis.count(), 1);
        float scale = axis.size() / (float) axis.scaled();
        for (int i = 0; i < axis.count(); i++) {
            float place = (axis.start() + i + 0.5f) * scale - 0.5f;
            float below = (float) Math.floor(place);
            neighbours.first[i] = Math.max((int) below, 0);
            neighbours.second[i] = Math.min((int) Math.ceil(place), axis.size() - 1);
            neighbours.share[i] = place - below;
        }
        return neighbours;
    }

    /** The map resized with these rows and the given columns. */
    FloatMap resize(FloatMap map, Neighbours columns) {
        float[] result = new float[first.length * columns.first.length];
        int to = 0;
        for (int y = 0; y < first.length; y++) {
            for (int x = 0; x < columns.first.length; x++) {
                result[to++] = (float) mix(map, y, columns, x);
            }
        }
        return new FloatMap(result, first.length, columns.first.length);
    }

    /** The mean of four cells, a + (b − a)·share from left to right and then down. */
    double mix(FloatMap map, int y, Neighbours columns, int x) {
        float[] values = map.values();
        int upper = first[y] * map.width();
        int lower = second[y] * map.width();
        int left = columns.first[x];
        int right = columns.second[x];
        double above = mix(values[upper + left], values[upper + right], columns.share[x]);
        double below = mix(values[lower + left], values[lower + right], columns.share[x]);
        return mix(above, below, share[y]);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
