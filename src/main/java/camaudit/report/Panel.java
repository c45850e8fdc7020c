package camaudit.report;

import camaudit.image.Pixels;
import camaudit.resample.Areas;
import camaudit.vocabulary.MapKind;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** The size at which a picture is drawn, and what is drawn at that size. */
record Panel(int height, int width) {
    private static final int USUAL = 224;
    private static final int LARGEST = 448;
    private static final double PALE = 0.3;

    /** Small pictures grow by a whole factor to about 224 pixels on the longer side, large ones shrink to 448. */
    static Panel of(Pixels input) {
        int longer = Math.max(input.height(), input.width());
        if (longer > LARGEST) {
            return scaled(input, LARGEST);
        }
        int factor = (int) Math.max(1, Math.round((double) USUAL / longer));
        return new Panel(input.height() * factor, input.width() * factor);
    }

    /** The largest panel within a square; a picture that fits several times grows by a whole factor. */
    static Panel within(Pixels input, int side) {
        int longer = Math.max(input.height(), input.width());
        int factor = side / longer;
        return factor < 2 ? scaled(input, side) : new Panel(input.height() * factor, input.width() * factor);
    }

    private static Panel scaled(Pixels input, int side) {
        int longer = Math.max(input.height(), input.width());
        return new Panel(side(input.height(), side, longer), side(input.width(), side, longer));
    }

    private static int side(int length, int side, int longer) {
        return (int) Math.max(1, Math.round((double) length * side / longer));
    }

    BufferedImage picture(Pixels input) {
        Areas areas = Areas.of(input.height(), input.width(), height, width);
        int[] drawn = new int[height * width];
        for (int channel = 0; channel < 3; channel++) {
            int source = Math.min(channel, input.channels() - 1);
            int shift = 16 - 8 * channel;
            float[] means = areas.means((y, x) -> input.at(y, x, source));
            for (int i = 0; i < means.length; i++) {
                drawn[i] |= Math.round(means[i]) << shift;
            }
        }
        return image(drawn);
    }

    /** Values 0..1, or −1..1 in a diverging map, as colours. */
    BufferedImage heatmap(float[] heat, MapKind kind, ColorMap colors) {
        int[] drawn = new int[heat.length];
        Arrays.setAll(drawn, i -> color(heat[i], kind, colors));
        return image(drawn);
    }

    /**
     * Colours over the picture in gray: only heat is coloured. It is {@code opacity} opaque from half the full strength up and fades to
     * nothing below, so that the picture stays readable where there is no heat. Below a signed map the picture is pale, because zero is
     * white there.
     */
    BufferedImage overlay(BufferedImage picture, float[] heat, MapKind kind, ColorMap colors, double opacity) {
        int[] below = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] drawn = new int[heat.length];
        for (int i = 0; i < heat.length; i++) {
            double luma = luma(below[i]);
            double under = kind == MapKind.SIGNED ? 255 - PALE * (255 - luma) : luma;
            int color = color(heat[i], kind, colors);
            double share = opacity * Math.min(1, 2 * Math.abs(heat[i]));
            int rgb = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int over = color >> shift & 0xff;
                rgb |= (int) Math.round(under + (over - under) * share) << shift;
            }
            drawn[i] = rgb;
        }
        return image(drawn);
    }

    private static int color(float heat, MapKind kind, ColorMap colors) {
        return colors.rgb(kind == MapKind.SIGNED ? (heat + 1.0) / 2 : heat);
    }

    private static double luma(int rgb) {
        return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }

    private BufferedImage image(int[] drawn) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, drawn, 0, width);
        return image;
    }
}
