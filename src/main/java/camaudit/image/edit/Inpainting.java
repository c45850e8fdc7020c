package camaudit.image.edit;

import camaudit.image.Pixels;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the foreground of a picture with what surrounds it, smoothly and without a trace of its outline: normalised convolution (Knutsson
 * and Westin 1993, eq. 3) over a pyramid of halved pictures, the pull-push of Gortler et al. 1996, "The Lumigraph", section 3.3.
 *
 * <p>A pixel is known where it has no foreground at all; only if every pixel has some is each known to the share of its background. Pull: a
 * coarser cell is the mean of its up to four pixels by their weights, its weight their sum, 1 at most. Push: a pixel is weight·(its value)
 * + (1 − weight)·(the coarser level), read bilinearly with half-pixel centres.
 */
public final class Inpainting {
    private final int channels;
    private final List<Level> levels = new ArrayList<>();

    private record Level(int height, int width, List<Cell> cells) {}

    private static final class Cell {
        private final double[] values;
        private double weight;

        Cell(int channels) {
            this.values = new double[channels];
        }
    }

    private Inpainting(Pixels picture, double[] weights) {
        this.channels = picture.channels();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            Cell cell = new Cell(channels);
            cell.weight = weights[i];
            for (int c = 0; c < channels; c++) {
                cell.values[c] = picture.samples()[i * channels + c] & 0xff;
            }
            cells.add(cell);
        }
        levels.add(new Level(picture.height(), picture.width(), cells));
    }

    /**
     * The picture without its foreground, in 8 bits; a picture without foreground stays as it is, bit by bit.
     *
     * @param shares how much of each pixel is foreground, 0..1, row-major
     * @throws IllegalArgumentException if the sizes do not fit or all of the picture is foreground
     */
    public static Pixels of(Pixels picture, double[] shares) {
        return new Inpainting(picture, weights(picture, shares)).filled();
    }

    /** How far each pixel's value is known to be background, 0..1. */
    static double[] weights(Pixels picture, double[] shares) {
        Compositing.requireSize(picture, shares);
        double[] strict = new double[shares.length];
        double[] soft = new double[shares.length];
        double known = 0;
        double some = 0;
        for (int i = 0; i < shares.length; i++) {
            strict[i] = shares[i] == 0 ? 1 : 0;
            soft[i] = 1 - shares[i];
            known += strict[i];
            some += soft[i];
        }
        if (some == 0) {
            throw new IllegalArgumentException("all of the " + picture.width() + "×" + picture.height()
                    + " picture (width×height) is foreground: give one with some background");
        }
        return known > 0 ? strict : soft;
    }

    private Pixels filled() {
        Level finest = levels.get(0);
        while (levels.get(levels.size() - 1).cells().size() > 1) {
            levels.add(pull(levels.get(levels.size() - 1)));
        }
        for (int l = levels.size() - 2; l >= 0; l--) {
            push(levels.get(l), levels.get(l + 1));
        }
        byte[] samples = new byte[finest.cells().size() * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Compositing.rounded(finest.cells().get(i / channels).values[i % channels]);
        }
        return new Pixels(finest.height(), finest.width(), channels, samples);
    }

    private Level pull(Level fine) {
        int height = (fine.height() + 1) / 2;
        int width = (fine.width() + 1) / 2;
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < height * width; i++) {
            cells.add(new Cell(channels));
        }
        for (int i = 0; i < fine.cells().size(); i++) {
            Cell from = fine.cells().get(i);
            Cell to = cells.get(i / fine.width() / 2 * width + i % fine.width() / 2);
            to.weight += from.weight;
            for (int c = 0; c < channels; c++) {
                to.values[c] += from.weight * from.values[c];
            }
        }
        for (Cell cell : cells) {
            for (int c = 0; c < channels; c++) {
                cell.values[c] = cell.weight > 0 ? cell.values[c] / cell.weight : 0;
            }
            cell.weight = Math.min(1, cell.weight);
        }
        return new Level(height, width, cells);
    }

    private void push(Level fine, Level coarse) {
        for (int i = 0; i < fine.cells().size(); i++) {
            Cell cell = fine.cells().get(i);
            if (cell.weight < 1) {
                double y = place(i / fine.width(), coarse.height());
                double x = place(i % fine.width(), coarse.width());
                for (int c = 0; c < channels; c++) {
                    cell.values[c] = cell.weight * cell.values[c] + (1 - cell.weight) * read(coarse, y, x, c);
                }
            }
        }
    }

    private static double place(int fine, int coarse) {
        return Math.min(Math.max((fine + 0.5) / 2 - 0.5, 0), coarse - 1.0);
    }

    private static double read(Level level, double y, double x, int channel) {
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, level.height() - 1);
        int right = Math.min(left + 1, level.width() - 1);
        double upper = mix(value(level, top, left, channel), value(level, top, right, channel), x - left);
        double lower = mix(value(level, bottom, left, channel), value(level, bottom, right, channel), x - left);
        return mix(upper, lower, y - top);
    }

    private static double value(Level level, int y, int x, int channel) {
        return level.cells().get(y * level.width() + x).values[channel];
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
