package camaudit.image.fit;

import camaudit.text.InputException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How pixels become a network's input, whatever the network: value = (x·scale + offset − mean) ÷ std on x in 0..255.
 *
 * @param channels empty where the network decides: gray for one channel, RGB for three
 * @param resizeTo the shorter side of {@link Preprocess.Resize#SHORTER_SIDE} in pixels; empty for 256/224 of the network's longer side,
 *     rounded, and with any other resize
 * @param mean in the order in which channels are fed to the network; empty for none, one for all, or one per channel
 * @param std likewise
 */
public record PixelOptions(
        Optional<Preprocess.Channels> channels,
        Preprocess.Resize resize,
        OptionalInt resizeTo,
        Preprocess.Interpolation interpolation,
        double scale,
        double offset,
        List<Double> mean,
        List<Double> std) {

    /** Pixels 0..255 of the network's size. */
    public static final PixelOptions DEFAULT = new PixelOptions(
            Optional.empty(),
            Preprocess.Resize.NONE,
            OptionalInt.empty(),
            Preprocess.Interpolation.BILINEAR,
            1,
            0,
            List.of(),
            List.of());

    public PixelOptions {
        Objects.requireNonNull(channels);
        Objects.requireNonNull(resize);
        Objects.requireNonNull(resizeTo);
        Objects.requireNonNull(interpolation);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** These channels, in this order. */
    public PixelOptions channels(Preprocess.Channels order) {
        return new PixelOptions(Optional.of(order), resize, resizeTo, interpolation, scale, offset, mean, std);
    }

    /** Pictures of other sizes are resized by this rule. */
    public PixelOptions resized(Preprocess.Resize rule) {
        return new PixelOptions(channels, rule, OptionalInt.empty(), interpolation, scale, offset, mean, std);
    }

    /** The shorter side is scaled to this many pixels before the centre is cut out. */
    public PixelOptions shorterSide(int pixels) {
        return new PixelOptions(
                channels,
                Preprocess.Resize.SHORTER_SIDE,
                OptionalInt.of(pixels),
                interpolation,
                scale,
                offset,
                mean,
                std);
    }

    /** Resizing uses this interpolation. */
    public PixelOptions interpolated(Preprocess.Interpolation kernel) {
        return new PixelOptions(channels, resize, resizeTo, kernel, scale, offset, mean, std);
    }

    /** The network's input is (x·factor + summand − means) ÷ deviations. */
    public PixelOptions normalized(double factor, double summand, List<Double> means, List<Double> deviations) {
        return new PixelOptions(channels, resize, resizeTo, interpolation, factor, summand, means, deviations);
    }

    /**
     * These options for a network's input of {@code height}×{@code width}×{@code depth}.
     *
     * @throws InputException if the network takes another number of channels, or a value is not valid
     */
    public Preprocess of(int height, int width, int depth) {
        Preprocess.Channels taken = channels.orElse(depth == 1 ? Preprocess.Channels.GRAY : Preprocess.Channels.RGB);
        if (taken.count() != depth) {
            throw new InputException("the network takes " + depth + " channels, "
                    + (channels.isPresent()
                            ? "--channels " + taken.name().toLowerCase(Locale.ROOT) + " gives " + taken.count()
                            : "pictures have 1 or 3"));
        }
        try {
            return new Preprocess(
                    taken, height, width, resize, shorter(height, width), interpolation, scale, offset, mean, std);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }

    private int shorter(int height, int width) {
        return resize == Preprocess.Resize.SHORTER_SIDE
                ? resizeTo.orElse(Math.round(Math.max(height, width) * 256 / 224f))
                : resizeTo.orElse(0);
    }
}
