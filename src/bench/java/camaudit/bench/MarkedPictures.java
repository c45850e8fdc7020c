package camaudit.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Reads pictures and their masks. */
public final class MarkedPictures {
    private static final int CHANNELS = 3;

    private MarkedPictures() {}

    /**
     * A picture in colour.
     *
     * @param samples 0..255, row-major, channels interleaved
     * @param mask row-major
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Marked(String name, int height, int width, byte[] samples, boolean[] mask) {
        Marked with(boolean[] other) {
            return new Marked(name, height, width, samples, other);
        }
    }

    /**
     * The pictures of a folder, by name, with the masks of the same names in another one; those whose mask is empty or full are left out.
     *
     * @param side to which pictures are squashed; 0 for as they are
     */
    public static List<Marked> read(Path images, Path masks, int side) throws IOException {
        List<Marked> pictures = new ArrayList<>();
        Map<String, Path> maskFiles = byName(masks);
        for (Map.Entry<String, Path> image : byName(images).entrySet()) {
            BufferedImage picture = ImageIO.read(image.getValue().toFile());
            BufferedImage mask = ImageIO.read(maskFiles.get(image.getKey()).toFile());
            int height = side == 0 ? picture.getHeight() : side;
            int width = side == 0 ? picture.getWidth() : side;
            Marked marked = new Marked(
                    image.getKey(), height, width, samples(picture, height, width), mask(mask, height, width));
            if (isUsable(marked.mask())) {
                pictures.add(marked);
            }
        }
        return pictures;
    }

    static boolean isUsable(boolean[] mask) {
        int count = 0;
        for (boolean pixel : mask) {
            count += pixel ? 1 : 0;
        }
        return count > 0 && count < mask.length;
    }

    private static Map<String, Path> byName(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, Path> byName = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            byName.put(folder.relativize(file).toString().replaceAll("\\.[^.]*$", ""), file));
            return byName;
        }
    }

    private static byte[] samples(BufferedImage picture, int height, int width) {
        byte[] samples = new byte[CHANNELS * height * width];
        for (int i = 0; i < samples.length; i++) {
            int shift = 8 * (2 - i % CHANNELS);
            samples[i] = (byte) Math.round(mean(picture, height, width, i / CHANNELS, shift));
        }
        return samples;
    }

    private static boolean[] mask(BufferedImage mask, int height, int width) {
        boolean[] pixels = new boolean[height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = mean(mask, height, width, i, 0) >= 127.5;
        }
        return pixels;
    }

    /** The mean of the pixels that one pixel of a picture of another size stands for. */
    private static double mean(BufferedImage picture, int height, int width, int pixel, int shift) {
        int top = pixel / width * picture.getHeight() / height;
        int left = pixel % width * picture.getWidth() / width;
        int bottom = Math.max(top + 1, (pixel / width + 1) * picture.getHeight() / height);
        int right = Math.max(left + 1, (pixel % width + 1) * picture.getWidth() / width);
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += picture.getRGB(x, y) >> shift & 0xff;
            }
        }
        return sum / ((bottom - top) * (right - left));
    }
}
