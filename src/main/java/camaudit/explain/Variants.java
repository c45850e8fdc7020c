package camaudit.explain;

import camaudit.image.Pixels;
import camaudit.image.edit.Compositing;
import camaudit.image.edit.GaussianBlur;
import camaudit.image.edit.Inpainting;
import camaudit.vocabulary.Variant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Makes the variants of pictures as the network sees them, in 8 bits. Where a pixel is foreground in part, old and new background mix in
 * proportion.
 */
public final class Variants {
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
        Pixels background = Inpainting.of(fitted, shares);
        Map<Variant, Pixels> variants = new EnumMap<>(Variant.class);
        variants.put(Variant.FOREGROUND_ONLY, Compositing.over(fitted, even, shares));
        variants.put(Variant.BACKGROUND_ONLY, background);
        variants.put(Variant.BACKGROUND_BLURRED, Compositing.over(fitted, blur.of(background), shares));
        label.ifPresent(number -> {
            backdrops
                    .same(number, sha256, seed)
                    .ifPresent(
                            backdrop -> variants.put(Variant.MIXED_SAME, Compositing.over(fitted, backdrop, shares)));
            backdrops
                    .random(number, sha256, seed)
                    .ifPresent(
                            backdrop -> variants.put(Variant.MIXED_RANDOM, Compositing.over(fitted, backdrop, shares)));
        });
        return variants;
    }
}
