package camaudit.image.decode;

import camaudit.image.Pixels;
import camaudit.image.region.Bitmap;
import camaudit.image.region.Located;
import camaudit.image.region.MaskRule;
import camaudit.image.region.Region;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes the bytes of a mask PNG to a {@link Region} of the mask's size; whatever cannot be read becomes a {@link RegionFault}. */
public final class MaskDecoder {
    private static final SizeLimit LIMIT = new SizeLimit(Pixels.DEFAULT_MOST);

    private MaskDecoder() {}

    /** The region of the pixels that the rule selects; {@code EMPTY} where it selects none. */
    public static Located decode(byte[] content, MaskRule rule) {
        if (content.length > ImageDecoder.DEFAULT_MAX_BYTES) {
            return unreadable(
                    "it has " + content.length + " bytes, more than the limit of " + ImageDecoder.DEFAULT_MAX_BYTES);
        }
        try {
            FileBytes file = new FileBytes(content);
            if (content.length == 0 || !ImageFormats.of(file).equals(PngFile.FORMAT)) {
                return unreadable("it is not a PNG");
            }
            BufferedImage image = PngFile.image(file, LIMIT);
            return region(image.getRaster(), image.getColorModel(), rule);
        } catch (DecodeException e) {
            return unreadable(e.rejection().message());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return unreadable(String.valueOf(e));
        }
    }

    private static Located region(Raster raster, ColorModel colors, MaskRule rule) {
        int bands = raster.getNumBands();
        boolean alphaBand = bands > 1 && colors.hasAlpha();
        if (rule.band() == MaskRule.Band.ALPHA && !alphaBand) {
            return unreadable("it has no alpha channel");
        }
        List<Integer> read = new ArrayList<>();
        for (int band = 0; band < bands; band++) {
            boolean isAlpha = alphaBand && band == bands - 1;
            if (isAlpha == (rule.band() == MaskRule.Band.ALPHA)) {
                read.add(band);
            }
        }
        return region(raster, read, rule);
    }

    private static Located region(Raster raster, List<Integer> bands, MaskRule rule) {
        int width = raster.getWidth();
        int[] samples = new int[width];
        int[] highest = new int[width];
        Bitmap.Rows rows = new Bitmap.Rows(raster.getHeight(), width);
        for (int y = 0; y < raster.getHeight(); y++) {
            Arrays.fill(highest, 0);
            for (int band : bands) {
                raster.getSamples(0, y, width, 1, band, samples);
                for (int x = 0; x < width; x++) {
                    highest[x] = Math.max(highest[x], samples[x]);
                }
            }
            for (int x = 0; x < width; x++) {
                if (rule.isForeground(highest[x])) {
                    rows.add(y, x);
                }
            }
        }
        Bitmap bitmap = rows.bitmap();
        return bitmap.count() > 0
                ? Region.of(bitmap)
                : new RegionFault(
                        RegionProblem.EMPTY,
                        "no pixel of the mask has a value from " + rule.least() + " to " + rule.most()
                                + ": mark the object or name another value");
    }

    private static RegionFault unreadable(String why) {
        return new RegionFault(RegionProblem.UNREADABLE, "the mask cannot be used, " + why + ": make it anew as a PNG");
    }
}
