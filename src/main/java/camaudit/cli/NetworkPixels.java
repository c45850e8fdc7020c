package camaudit.cli;

import camaudit.config.PixelOptions;
import camaudit.config.Values;
import camaudit.image.InputException;
import camaudit.image.Preprocess;
import camaudit.network.ModelException;
import camaudit.network.Shape;

/** The preprocessing that a user described, for a network's input. */
final class NetworkPixels {
    private NetworkPixels() {}

    /**
     * Puts the two together.
     *
     * @throws ModelException if the network takes another number of channels
     * @throws InputException if a value is not valid
     */
    static Preprocess of(PixelOptions options, Shape input) {
        int depth = input.channels();
        Preprocess.Channels channels =
                options.channels().orElse(depth == 1 ? Preprocess.Channels.GRAY : Preprocess.Channels.RGB);
        if (channels.count() != depth) {
            throw new ModelException("the network takes " + depth + " channels, "
                    + (options.channels().isPresent()
                            ? "--channels " + Values.written(channels) + " gives " + channels.count()
                            : "pictures have 1 or 3"));
        }
        try {
            return new Preprocess(
                    channels,
                    input.height(),
                    input.width(),
                    options.resize(),
                    options.interpolation(),
                    options.scale(),
                    options.offset(),
                    options.mean(),
                    options.std());
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }
}
