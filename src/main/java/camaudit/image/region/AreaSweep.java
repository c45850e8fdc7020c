package camaudit.image.region;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact area of a union of outlines and a bitmap in each cell of a map. The map is cut into level bands so that no edge begins or ends
 * within one and no two cross; within a band the edges are in one order from left to right, and those where the union begins or ends are
 * the edges of its area.
 */
final class AreaSweep {
    /** The most edges, each counted once for every band that it runs through; they take some seconds. */
    static final long MOST_WORK = 30_000_000;

    private static final int MOST_SPLITS = 10_000;
    private static final int DEEPEST = 200;
    private static final double LEAST_SHARE = 1.0 / 1024;
    private static final double ROUNDING = 1e-6;
    private static final int INDEX_BITS = 22;
    private static final long INDEX = (1L << INDEX_BITS) - 1;

    private final @Nullable Bitmap bitmap;
    private final Stretch down;
    private final Stretch across;
    private final Edges edges;
    private final double[] heights;
    private final CoverageGrid grid;
    private final boolean[] inside;
    private final int[] active;
    private final int[] runs;
    private final long[] order;
    private int activeCount;
    private int runCount;
    private int splits;

    AreaSweep(Outlines outlines, @Nullable Bitmap bitmap, Stretch down, Stretch across) {
        this.bitmap = bitmap;
        this.down = down;
        this.across = across;
        this.edges = new Edges(outlines, down, across);
        DoubleStream rows = IntStream.rangeClosed(0, down.cells()).asDoubleStream();
        DoubleStream lines = bitmap == null
                ? DoubleStream.empty()
                : IntStream.rangeClosed(0, bitmap.height()).mapToDouble(down::cell);
        this.heights = edges.heights(
                DoubleStream.concat(DoubleStream.of(down.from(), down.to()), DoubleStream.concat(rows, lines))
                        .filter(y -> y >= down.from() && y <= down.to())
                        .toArray());
        this.grid = new CoverageGrid(down.cells(), across.cells(), across.from(), across.to());
        this.inside = new boolean[outlines.count() + 1];
        this.active = new int[edges.count()];
        this.runs = new int[bitmap == null ? 0 : bitmap.width() + 1];
        this.order = new long[active.length + runs.length];
    }

    /** Whether the shapes are simple enough to be measured. */
    boolean isFeasible() {
        long work = 0;
        for (int edge = 0; edge < edges.count(); edge++) {
            work += band(edges.bottom(edge)) - band(edges.top(edge));
        }
        return work <= MOST_WORK && order.length < INDEX;
    }

    private int band(double height) {
        return Arrays.binarySearch(heights, height);
    }

    /** The share 0..1 of each cell, row-major. */
    double[] shares() {
        long[] byStart = IntStream.range(0, edges.count())
                .mapToLong(edge -> (long) band(edges.top(edge)) << 32 | edge)
                .sorted()
                .toArray();
        int next = 0;
        for (int i = 0; i + 1 < heights.length; i++) {
            double top = heights[i];
            removeEnded(top);
            for (; next < byStart.length && byStart[next] >> 32 == i; next++) {
                active[activeCount++] = (int) byStart[next];
            }
            findRuns((top + heights[i + 1]) / 2);
            if (activeCount == 0) {
                emitRuns(top, heights[i + 1]);
            } else {
                sweep(top, heights[i + 1], 0);
            }
        }
        return grid.shares();
    }

    private void removeEnded(double height) {
        int kept = 0;
        for (int i = 0; i < activeCount; i++) {
            if (edges.bottom(active[i]) > height) {
                active[kept++] = active[i];
            }
        }
        activeCount = kept;
    }

    private void findRuns(double middle) {
        runCount = 0;
        if (bitmap != null) {
            bitmap.runs(down.pixel(middle, bitmap.height()), (from, to) -> {
                runs[runCount++] = from;
                runs[runCount++] = to;
            });
        }
    }

    private void sweep(double top, double bottom, int depth) {
        int count = sort((top + bottom) / 2);
        if (depth < DEEPEST && splits < MOST_SPLITS) {
            for (int i = 1; i < count; i++) {
                double share = crossing(edge(i - 1), edge(i), top, bottom);
                double middle = top + (bottom - top) * share;
                if (share > 0 && middle > top && middle < bottom) {
                    splits++;
                    sweep(top, middle, depth + 1);
                    sweep(middle, bottom, depth + 1);
                    return;
                }
            }
        }
        emit(count, top, bottom);
    }

    /** Sorts the edges by x and returns their number; edges are numbered from 0, the ends of runs after them. */
    private int sort(double middle) {
        int count = activeCount + runCount;
        for (int i = 0; i < count; i++) {
            int edge = i < activeCount ? active[i] : edges.count() + i - activeCount;
            // From 1 on the bits of a double are in the order of its values; the last ones make room for the number.
            long bits = Double.doubleToRawLongBits(grid.clamped(x(edge, middle)) + 1);
            order[i] = (bits & ~INDEX) | edge;
        }
        Arrays.sort(order, 0, count);
        return count;
    }

    private int edge(int place) {
        return (int) (order[place] & INDEX);
    }

    private double x(int edge, double y) {
        return edge < edges.count() ? edges.x(edge, y) : across.cell(runs[edge - edges.count()]);
    }

    private int polygon(int edge) {
        return edge < edges.count() ? edges.polygon(edge) : inside.length - 1;
    }

    /** The share 0..1 of the way down at which two edges meet that are in this order in the middle; 0 if they do not meet. */
    private double crossing(int left, int right, double top, double bottom) {
        double above = x(right, top) - x(left, top);
        double below = x(right, bottom) - x(left, bottom);
        boolean crossed = grid.clamped(x(right, top)) - grid.clamped(x(left, top)) < -ROUNDING
                || grid.clamped(x(right, bottom)) - grid.clamped(x(left, bottom)) < -ROUNDING;
        return crossed && above * below < 0
                ? Math.min(Math.max(above / (above - below), LEAST_SHARE), 1 - LEAST_SHARE)
                : 0;
    }

    private void emitRuns(double top, double bottom) {
        int row = Math.min((int) ((top + bottom) / 2), down.cells() - 1);
        for (int i = 0; i < runCount; i++) {
            double x = across.cell(runs[i]);
            grid.edge(row, top, bottom, x, x, i % 2 == 0 ? 1 : -1);
        }
    }

    private void emit(int count, double top, double bottom) {
        int row = Math.min((int) ((top + bottom) / 2), down.cells() - 1);
        int insides = 0;
        for (int i = 0; i < count; i++) {
            int edge = edge(i);
            int polygon = polygon(edge);
            inside[polygon] = !inside[polygon];
            insides += inside[polygon] ? 1 : -1;
            boolean begins = inside[polygon] && insides == 1;
            if (begins || insides == 0) {
                grid.edge(row, top, bottom, x(edge, top), x(edge, bottom), begins ? 1 : -1);
            }
        }
    }
}
