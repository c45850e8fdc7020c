package camaudit.explain;

import camaudit.image.Pixels;
import camaudit.image.edit.Compositing;
import camaudit.image.edit.Dilation;
import camaudit.image.edit.GaussianBlur;
import camaudit.image.edit.Inpainting;
import camaudit.vocabulary.Variant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Makes the variants of pictures as the network sees them, in 8 bits. Where a pixel is foreground in part, old and new background mix in
 * proportion.
 */
public final class Variants {
    private static final int RIM_IN_40 = 2;

    private final Backdrops backdrops;
    private final Pixels even;
    private final GaussianBlur blur;

    public Variants(Backdrops backdrops) {
        this.backdrops = Objects.requireNonNull(backdrops);
        this.even = Compositing.even(backdrops.height(), backdrops.width(), backdrops.mean());
        this.blur = GaussianBlur.strong(backdrops.height(), backdrops.width());
    }

    /**
     * All variants that can be made: those with another picture's background need a label, and such a background.
     *
     * @param fitted as {@link camaudit.image.fit.Preprocess#fit} returns it
     * @param shares how much of each of its pixels is foreground, 0..1
     * @param sha256 of the picture's content
     * @param seed depends on the content only
     */
    public Map<Variant, Pixels> of(Pixels fitted, double[] shares, OptionalInt label, String sha256, long seed) {
        Pixels background = without(fitted, shares, 1);
        Map<Variant, Pixels> variants = new EnumMap<>(Variant.class);
        variants.put(Variant.FOREGROUND_ONLY, Compositing.over(fitted, even, shares));
        variants.put(Variant.BACKGROUND_ONLY, background);
        variants.put(Variant.BACKGROUND_BLURRED, Compositing.over(fitted, blur.of(background), shares));
        variants.put(Variant.BACKGROUND_WIDE, without(fitted, shares, 2));
        label.ifPresent(number -> {
            mix(Variant.MIXED_SAME, fitted, shares, count -> backdrops.same(number, sha256, seed, count), variants);
            mix(Variant.MIXED_RANDOM, fitted, shares, count -> backdrops.random(number, sha256, seed, count), variants);
        });
        return variants;
    }

    /**
     * A picture's background as it is lent to others: the foreground and a rim around it are filled in, so that a mask that is somewhat
     * small or displaced leaves nothing of the object there, which would look like a use of the background. The rim is {@value #RIM_IN_40}
     * fortieths of the shorter side wide, rounded, at least {@value #RIM_IN_40} pixels.
     *
     * @param shares how much of each pixel is foreground, 0..1
     */
    public static Pixels without(Pixels fitted, double[] shares) {
        return without(fitted, shares, 1);
    }

    private static Pixels without(Pixels fitted, double[] shares, int rims) {
        int unit = Math.max(1, (int) Math.round(Math.min(fitted.height(), fitted.width()) / 40.0));
        return Inpainting.of(fitted, Dilation.grown(shares, fitted.height(), fitted.width(), rims * RIM_IN_40 * unit));
    }

    private static void mix(
            Variant kind,
            Pixels fitted,
            double[] shares,
            IntFunction<List<Pixels>> backgrounds,
            Map<Variant, Pixels> variants) {
        List<Pixels> found = backgrounds.apply(kind.pictures().size());
        for (int i = 0; i < found.size(); i++) {
            variants.put(kind.pictures().get(i), Compositing.over(fitted, found.get(i), shares));
        }
    }
}
