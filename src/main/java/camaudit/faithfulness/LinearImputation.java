package camaudit.faithfulness;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Noisy linear imputation (Rong et al., <em>A Consistent and Efficient Evaluation Strategy for Attribution Methods</em>, ICML 2022,
 * section 4.3, eq. 5): each removed pixel is the weighted mean of its eight neighbours, 1/6 for those beside and 1/12 for those at a
 * corner, over those that the image has; then some noise is added. The linear system is solved by conjugate gradients.
 */
final class LinearImputation {
    private static final double BESIDE = 1 / 6.0;
    private static final double CORNER = 1 / 12.0;
    /** Residual over the right-hand side's norm. */
    private static final double EXACT = 1e-5;

    private static final int NEIGHBOURS = 8;
    private static final int MOST_ROUNDS = 5_000;

    private final NetworkInput input;
    /** The removed pixels. */
    private final int[] removed;
    /** Of each removed pixel, the sum of the weights of the neighbours that the image has. */
    private final double[] sums;
    /** The neighbours of each removed pixel that are removed, too, by their place among the removed; −1 for others. */
    private final int[] links;

    /**
     * The system of an input without the first {@code count} pixels of an order.
     *
     * @throws IllegalArgumentException if no pixel stays
     */
    LinearImputation(NetworkInput input, int[] order, int count) {
        if (count >= input.pixels()) {
            throw new IllegalArgumentException("all " + count + " pixels are removed: leave at least one");
        }
        this.input = input;
        this.removed = Arrays.copyOf(order, count);
        this.sums = new double[count];
        this.links = new int[count * NEIGHBOURS];
        int[] places = new int[input.pixels()];
        Arrays.fill(places, -1);
        for (int i = 0; i < count; i++) {
            places[removed[i]] = i;
        }
        for (int link = 0; link < links.length; link++) {
            int other = neighbour(removed[link / NEIGHBOURS], link % NEIGHBOURS);
            links[link] = other < 0 ? -1 : places[other];
            sums[link / NEIGHBOURS] += other < 0 ? 0 : weight(link % NEIGHBOURS);
        }
    }

    /** The input with the removed pixels filled in, and normal noise of this standard deviation on them. */
    NetworkInput filled(double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int channels = input.channels();
        float[] values = input.values().clone();
        for (int c = 0; c < channels; c++) {
            double[] solution = solve(c);
            for (int i = 0; i < removed.length; i++) {
                values[removed[i] * channels + c] = (float) (solution[i] + noise * random.nextGaussian());
            }
        }
        return input.of(values);
    }

    private double[] solve(int channel) {
        double[] right = right(channel);
        double[] x = new double[removed.length];
        double[] residual = right.clone();
        double[] direction = right.clone();
        double size = dot(residual, residual);
        double enough = EXACT * EXACT * size;
        for (int round = 0; size > enough && round < MOST_ROUNDS; round++) {
            double[] product = times(direction);
            double step = size / dot(direction, product);
            for (int i = 0; i < x.length; i++) {
                x[i] += step * direction[i];
                residual[i] -= step * product[i];
            }
            double next = dot(residual, residual);
            for (int i = 0; i < x.length; i++) {
                direction[i] = residual[i] + next / size * direction[i];
            }
            size = next;
        }
        return x;
    }

    /** The right-hand side: what known neighbours add to each removed pixel's sum. */
    private double[] right(int channel) {
        double[] right = new double[removed.length];
        for (int link = 0; link < links.length; link++) {
            int other = links[link] < 0 ? neighbour(removed[link / NEIGHBOURS], link % NEIGHBOURS) : -1;
            if (other >= 0) {
                right[link / NEIGHBOURS] +=
                        weight(link % NEIGHBOURS) * input.values()[other * input.channels() + channel];
            }
        }
        return right;
    }

    /** The symmetric, positive definite matrix Σ over neighbours of weight·(pixel − neighbour), times a vector. */
    private double[] times(double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double sum = sums[i] * vector[i];
            for (int n = 0; n < NEIGHBOURS; n++) {
                int other = links[i * NEIGHBOURS + n];
                if (other >= 0) {
                    sum -= weight(n) * vector[other];
                }
            }
            product[i] = sum;
        }
        return product;
    }

    /** The neighbour with this number, 0..3 beside the pixel and 4..7 at its corners; −1 outside the image. */
    private int neighbour(int pixel, int number) {
        int down;
        int across;
        if (number < 4) {
            down = number < 2 ? 2 * number - 1 : 0;
            across = number < 2 ? 0 : 2 * number - 5;
        } else {
            down = number < 6 ? -1 : 1;
            across = number % 2 == 0 ? -1 : 1;
        }
        int y = pixel / input.width() + down;
        int x = pixel % input.width() + across;
        return y < 0 || x < 0 || y >= input.height() || x >= input.width() ? -1 : y * input.width() + x;
    }

    private static double weight(int number) {
        return number < 4 ? BESIDE : CORNER;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
