package camaudit.resample;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where the cells of a map lie on the picture they were computed from: along each axis, cell i is centred at origin + step·i in
 * pixels, the centre of the first pixel being 0.
 */
public record Placement(Axis vertical, Axis horizontal) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Placement {
        Objects.requireNonNull(vertical);
        Objects.requireNonNull(horizontal);
    }

    /**
     * One axis.
     *
     * @param origin centre of the first cell, in pixels
     * @param step distance of neighbouring cells, in pixels, above 0
     * @param reach how far from its centre a cell sees, in pixels: half its receptive field
     */
    public record Axis(double origin, double step, double reach) implements Serializable {
        private static final long serialVersionUID = 1L;

        public Axis {
            if (!Double.isFinite(origin) || !(step > 0) || !Double.isFinite(step) || !(reach >= 0)) {
                throw new IllegalArgumentException(
                        "cells at " + origin + " + " + step + "·i: the step must be a number above 0");
            }
        }

        private static Axis stretched(int cells, int pixels) {
            double step = (double) pixels / cells;
            return new Axis(step / 2 - 0.5, step, step / 2);
        }

        /** 1 up to half a step outside the outermost of {@code cells} centres, then less, 0 where none of them sees. */
        private double presence(double cell, int cells) {
            double outside = Math.max(-0.5 - cell, cell - (cells - 0.5)) * step;
            double fade = Math.max(reach - step / 2, step / 2);
            return Math.min(Math.max(1 - outside / fade, 0), 1);
        }

        /** The places of {@code count} pixels, which stand for {@code pixels}, counted in cells. */
        private double[] places(int pixels, int count) {
            double[] places = new double[count];
            for (int i = 0; i < count; i++) {
                places[i] = ((i + 0.5) * pixels / count - 0.5 - origin) / step;
            }
            return places;
        }
    }

    /** The map stretched over the whole picture, as every other tool draws it: half-pixel centres. */
    public static Placement stretched(int mapHeight, int mapWidth, int height, int width) {
        return new Placement(Axis.stretched(mapHeight, height), Axis.stretched(mapWidth, width));
    }

    /**
     * Draws a map where its cells lie on a picture: bilinear between the centres of cells; outside the outermost centres a cell's value for
     * half a step, then a fade to 0 at the end of its receptive field.
     *
     * @param pictureHeight height of the picture that this placement refers to, in pixels
     * @return a map of {@code outHeight}×{@code outWidth}, the picture at this resolution
     */
    public FloatMap draw(FloatMap map, int pictureHeight, int pictureWidth, int outHeight, int outWidth) {
        double[] ys = vertical.places(pictureHeight, outHeight);
        double[] xs = horizontal.places(pictureWidth, outWidth);
        Neighbours rows = Neighbours.at(map.height(), outHeight, y -> ys[y]);
        Neighbours columns = Neighbours.at(map.width(), outWidth, x -> xs[x]);
        float[] result = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                double presence = vertical.presence(ys[y], map.height()) * horizontal.presence(xs[x], map.width());
                if (presence > 0) {
                    result[y * outWidth + x] = (float) (presence * rows.mix(map, y, columns, x));
                }
            }
        }
        return new FloatMap(result, outHeight, outWidth);
    }
}
