package camaudit.report;

import camaudit.image.Pixels;
import camaudit.image.Placement;
import camaudit.image.Resampling;
import camaudit.statistic.AttentionMap;
import java.awt.image.BufferedImage;

/** The size of a figure's panels, and the pictures in them. */
record Panel(int height, int width) {
    private static final int USUAL = 224;
    private static final int LARGEST = 448;
    private static final double OPACITY = 0.65;

    /** Small pictures grow by a whole factor to about 224 pixels on the longer side, large ones shrink to 448. */
    static Panel of(Pixels input) {
        int longer = Math.max(input.height(), input.width());
        if (longer > LARGEST) {
            return new Panel(shrunk(input.height(), longer), shrunk(input.width(), longer));
        }
        int factor = (int) Math.max(1, Math.round((double) USUAL / longer));
        return new Panel(input.height() * factor, input.width() * factor);
    }

    private static int shrunk(int side, int longer) {
        return (int) Math.max(1, Math.round((double) side * LARGEST / longer));
    }

    BufferedImage picture(Pixels input) {
        BufferedImage image = blank();
        double down = (double) input.height() / height;
        double across = (double) input.width() / width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    int source = Math.min(channel, input.channels() - 1);
                    double mean = mean(input, source, y * down, (y + 1) * down, x * across, (x + 1) * across);
                    rgb = rgb << 8 | (int) Math.round(mean);
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    /** The mean over a rectangle of the input: an average where it shrinks, the one pixel below where it grows. */
    private static double mean(Pixels input, int channel, double top, double bottom, double left, double right) {
        double sum = 0;
        double area = 0;
        for (int y = (int) top; y < Math.min(bottom, input.height()); y++) {
            double high = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(right, input.width()); x++) {
                double part = high * (Math.min(right, x + 1) - Math.max(left, x));
                sum += part * input.at(y, x, channel);
                area += part;
            }
        }
        return sum / area;
    }

    /** The heat 0..1 of every pixel: L ÷ peak, bilinear, where the cells lie on the input; the map must not be blank. */
    float[] heat(AttentionMap map, Placement placement, Pixels input) {
        float[] scaled = new float[map.cells()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = map.heat()[i] / map.peak();
        }
        float[] heat = Resampling.placed(
                scaled, map.height(), map.width(), placement, input.height(), input.width(), height, width);
        for (int i = 0; i < heat.length; i++) {
            heat[i] = Math.min(1, heat[i]);
        }
        return heat;
    }

    BufferedImage heatmap(float[] heat, ColorMap colors) {
        BufferedImage image = blank();
        for (int i = 0; i < heat.length; i++) {
            image.setRGB(i % width, i / width, colors.rgb(heat[i]));
        }
        return image;
    }

    /**
     * Jet over the picture in gray: only heat is coloured. It is 0.65 opaque from half the peak up and fades to nothing below, so
     * that what is cold stays readable.
     */
    BufferedImage overlay(BufferedImage picture, float[] heat) {
        BufferedImage image = blank();
        for (int i = 0; i < heat.length; i++) {
            double under = luma(picture.getRGB(i % width, i / width));
            int color = ColorMap.JET.rgb(heat[i]);
            double opacity = OPACITY * Math.min(1, 2 * heat[i]);
            int rgb = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int over = color >> shift & 0xff;
                rgb |= (int) Math.round(under + (over - under) * opacity) << shift;
            }
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    private static double luma(int rgb) {
        return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }

    private BufferedImage blank() {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }
}
