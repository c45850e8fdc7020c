package camaudit.image;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How pixels become a network's input, whatever the network: value = (x·scale + offset − mean) ÷ std on x in 0..255.
 *
 * @param channels empty where the network decides: gray for one channel, RGB for three
 * @param mean in the order in which channels are fed to the network; empty for none, one for all, or one per channel
 * @param std likewise
 */
public record PixelOptions(
        Optional<Preprocess.Channels> channels,
        Preprocess.Resize resize,
        Preprocess.Interpolation interpolation,
        double scale,
        double offset,
        List<Double> mean,
        List<Double> std) {

    /** Pixels 0..255 of the network's size. */
    public static final PixelOptions DEFAULT = new PixelOptions(
            Optional.empty(), Preprocess.Resize.NONE, Preprocess.Interpolation.BILINEAR, 1, 0, List.of(), List.of());

    public PixelOptions {
        Objects.requireNonNull(channels);
        Objects.requireNonNull(resize);
        Objects.requireNonNull(interpolation);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /**
     * These options for a network's input of {@code height}×{@code width}×{@code depth}.
     *
     * @throws InputException if the network takes another number of channels, or a value is not valid
     */
    public Preprocess of(int height, int width, int depth) {
        Preprocess.Channels fed = channels.orElse(depth == 1 ? Preprocess.Channels.GRAY : Preprocess.Channels.RGB);
        if (fed.count() != depth) {
            throw new InputException("the network takes " + depth + " channels, "
                    + (channels.isPresent()
                            ? "--channels " + fed.name().toLowerCase(Locale.ROOT) + " gives " + fed.count()
                            : "pictures have 1 or 3"));
        }
        try {
            return new Preprocess(fed, height, width, resize, interpolation, scale, offset, mean, std);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }
}
