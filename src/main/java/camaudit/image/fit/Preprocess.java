package camaudit.image.fit;

import camaudit.image.Decoded;
import camaudit.image.GrayScale;
import camaudit.image.InputView;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.Rejection.Reason;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Turns a decoded picture into a network's input: {@link #fit} returns the picture as the network sees it, and {@link #write} writes its
 * numbers, value = (x·scale + offset − mean) / std with x in 0..255.
 *
 * <p>{@code mean} and {@code std} are in the order in which the channels are fed to the network (for {@code BGR}: blue first); one value
 * serves all channels, an empty list means none.
 *
 * @param height of the network's input, in pixels
 * @param width of the network's input, in pixels
 * @param resizeTo what {@link Resize#SHORTER_SIDE} scales the shorter side to, in pixels; 0 with any other
 */
public record Preprocess(
        Channels channels,
        int height,
        int width,
        Resize resize,
        int resizeTo,
        Interpolation interpolation,
        double scale,
        double offset,
        List<Double> mean,
        List<Double> std)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The channels a network takes, in their order. */
    public enum Channels {
        RGB,
        BGR,
        GRAY;

        public int count() {
            return this == GRAY ? 1 : 3;
        }
    }

    /**
     * What happens to a picture of another size: {@code NONE} rejects it; {@code SQUASH} scales height and width independently; {@code
     * CROP} scales it, shape kept, until it just covers the input and takes the centre; {@code PAD} scales it until it just fits inside and
     * centres it on black. The scaled side is rounded half up; an odd pixel is left over at the bottom or right.
     *
     * <p>{@code SHORTER_SIDE} is torchvision's {@code Resize(n)} and {@code CenterCrop}: it scales, shape kept, until the shorter side has
     * a given length, the other rounded down, and takes the centre, half a pixel rounded to the even one; what is smaller than the input is
     * centred on black. It scales pictures of the network's size, too.
     */
    public enum Resize {
        NONE,
        SQUASH,
        CROP,
        PAD,
        SHORTER_SIDE
    }

    /**
     * How samples between samples are found. {@code NEAREST} and {@code BILINEAR} have half-pixel centres and no antialiasing, as
     * OpenCV's; bilinear rounds half up to 8 bits. {@code PIL_…} are bit for bit those of {@code PIL.Image.resize}, which antialiases
     * where a picture shrinks (all but nearest) and rounds to 8 bits. {@code TF_BILINEAR} is {@code tf.image.resize}: half-pixel
     * centres, no antialiasing, float32 that is not rounded.
     */
    public enum Interpolation {
        NEAREST,
        BILINEAR,
        PIL_NEAREST,
        PIL_BOX,
        PIL_BILINEAR,
        PIL_HAMMING,
        PIL_BICUBIC,
        PIL_LANCZOS,
        TF_BILINEAR
    }

    public Preprocess {
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(resize, "resize");
        Objects.requireNonNull(interpolation, "interpolation");
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "the network's input is " + width + "×" + height + " (width×height): both must be at least 1");
        }
        if (resize == Resize.SHORTER_SIDE ? resizeTo < 1 : resizeTo != 0) {
            throw new IllegalArgumentException("the shorter side cannot be resized to " + resizeTo
                    + ": give --resize shorter-side and a --resize-to of at least 1, or neither");
        }
        if (!Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException("scale is " + scale + ": give a finite number other than 0");
        }
        if (!Double.isFinite(offset)) {
            throw new IllegalArgumentException("offset is " + offset + ": give a finite number");
        }
        checkPerChannel("mean", mean, channels);
        checkPerChannel("std", std, channels);
        for (double value : std) {
            if (value <= 0) {
                throw new IllegalArgumentException("std has the value " + value + ": give numbers above 0");
            }
        }
    }

    /** The mean of one of the network's channels; 0 where there is none. */
    double mean(int channel) {
        return perChannel(mean, channel, 0);
    }

    /** The standard deviation of one of the network's channels; 1 where there is none. */
    double std(int channel) {
        return perChannel(std, channel, 1);
    }

    private static double perChannel(List<Double> list, int channel, double absent) {
        return list.isEmpty() ? absent : list.get(list.size() == 1 ? 0 : channel);
    }

    private static void checkPerChannel(String name, List<Double> values, Channels channels) {
        if (values.size() > 1 && values.size() != channels.count()) {
            throw new IllegalArgumentException(name + " has " + values.size() + " values: give none, 1 or "
                    + channels.count() + ", as many as there are channels in " + channels);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " has the value " + value + ": give finite numbers");
            }
        }
    }

    /**
     * The picture as the network sees it: gray by {@link GrayScale} or three channels in RGB order (gray replicated, also for
     * {@code BGR}), of the input's size; or a {@code WRONG_SIZE} rejection.
     */
    public Decoded fit(Pixels picture) {
        boolean fits = picture.height() == height && picture.width() == width;
        if (!fits && resize == Resize.NONE) {
            return new Rejection(
                    Reason.WRONG_SIZE,
                    "image is " + picture.width() + "×" + picture.height() + " (width×height), the network takes "
                            + width + "×" + height + ": --resize squash, crop or pad, or a --pipeline");
        }
        Pixels reduced = channels == Channels.GRAY ? GrayScale.fromRgb(picture) : picture;
        Pixels resized = fits && resize != Resize.SHORTER_SIDE
                ? reduced
                : new Fitting(reduced, interpolation, height, width).fit(resize, resizeTo);
        return channels == Channels.GRAY ? resized : GrayScale.toRgb(resized);
    }

    /**
     * What the network sees of a stored picture that {@link #fit} accepts.
     *
     * @throws IllegalArgumentException if {@link #fit} rejects pictures of this size
     */
    public InputView view(int pictureHeight, int pictureWidth) {
        if (resize == Resize.NONE && (pictureHeight != height || pictureWidth != width)) {
            throw new IllegalArgumentException("a picture of " + pictureWidth + "×" + pictureHeight
                    + " (width×height) is rejected, the network takes " + width + "×" + height);
        }
        return Framing.of(resize, pictureHeight, pictureWidth, height, width, resizeTo)
                .view(pictureHeight, pictureWidth, height, width);
    }

    /** The compiled form of {@link #write}, for many pictures. */
    public InputWriter writer() {
        return new InputWriter(this);
    }

    /**
     * Writes a fitted picture as normalised numbers at place {@code image} of a batch, NHWC, channels in the network's order.
     *
     * @throws IllegalArgumentException if the picture is not one that {@link #fit} returns or the batch has no such place
     */
    public void write(Pixels fitted, float[] batch, int image) {
        writer().write(fitted, batch, image);
    }
}
