package camaudit.alignment;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Pixels of a picture that are moved together. */
final class Points {
    private final int height;
    private final int width;
    private final int[] pixels;

    private Points(int height, int width, int[] pixels) {
        this.height = height;
        this.width = width;
        this.pixels = pixels;
    }

    static Points of(int height, int width, IntPredicate test) {
        int[] pixels = new int[height * width];
        int count = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (test.test(i)) {
                pixels[count++] = i;
            }
        }
        return new Points(height, width, Arrays.copyOf(pixels, count));
    }

    int count() {
        return pixels.length;
    }

    /** Takes a pixel. */
    @FunctionalInterface
    interface Taker {
        void take(int pixel);
    }

    /** Hands out the moved pixels that lie in the picture; returns how many. */
    int moved(int dx, int dy, Taker taker) {
        int inside = 0;
        for (int pixel : pixels) {
            int x = pixel % width + dx;
            int y = pixel / width + dy;
            if (x >= 0 && x < width && y >= 0 && y < height) {
                taker.take(y * width + x);
                inside++;
            }
        }
        return inside;
    }
}
