package camaudit.bench.textured;

import java.awt.image.BufferedImage;

/** A picture to draw from. */
record Picture(int width, int height, Pixels pixels) {
    /** Red, green and blue (0..255) and opacity (0..1). */
    interface Pixels {
        double[] at(int x, int y);
    }

    /** @param brightness factor of the colours, which are cut at 255 */
    static Picture of(BufferedImage image, double brightness) {
        return new Picture(image.getWidth(), image.getHeight(), (x, y) -> {
            int argb = image.getRGB(x, y);
            return new double[] {
                Math.min(255, brightness * (argb >> 16 & 0xff)),
                Math.min(255, brightness * (argb >> 8 & 0xff)),
                Math.min(255, brightness * (argb & 0xff)),
                (argb >>> 24) / 255.
            };
        });
    }
}
