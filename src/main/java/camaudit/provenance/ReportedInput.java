package camaudit.provenance;

import camaudit.image.decode.Background;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.Orientation;
import camaudit.image.fit.Preprocess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files became the network's input; an absent value is one that the run's version did not write.
 *
 * @param resizeTo the shorter side in pixels, where that was scaled
 * @param background the colour of transparent pixels, as users write it
 */
public record ReportedInput(
        @Nullable Integer height,
        @Nullable Integer width,
        Preprocess.@Nullable Channels channels,
        Preprocess.@Nullable Resize resize,
        @Nullable Integer resizeTo,
        Preprocess.@Nullable Interpolation interpolation,
        @Nullable Double scale,
        @Nullable Double offset,
        @Nullable List<Double> mean,
        @Nullable List<Double> std,
        @Nullable Orientation orientation,
        @Nullable String background) {
    public static ReportedInput of(Preprocess pixels, DecodeOptions decode) {
        return new ReportedInput(
                pixels.height(),
                pixels.width(),
                pixels.channels(),
                pixels.resize(),
                pixels.resizeTo() > 0 ? pixels.resizeTo() : null,
                pixels.interpolation(),
                pixels.scale(),
                pixels.offset(),
                pixels.mean(),
                pixels.std(),
                decode.orientation(),
                decode.background().written());
    }

    /** How files became pictures; the defaults where an older run does not say. */
    public DecodeOptions decode() {
        return DecodeOptions.DEFAULT
                .turned(orientation == null ? Orientation.STORED : orientation)
                .over(background == null ? Background.DROP : Background.parse(background));
    }

    /**
     * How a picture was fitted to the network's input; its values are left as they are.
     *
     * @throws camaudit.image.InputException if the run does not say it
     */
    public Preprocess pixels() {
        return new Preprocess(
                Present.of("channels", channels),
                Present.of("height", height),
                Present.of("width", width),
                Present.of("resize", resize),
                resizeTo == null ? 0 : resizeTo,
                Present.of("interpolation", interpolation),
                1,
                0,
                List.of(),
                List.of());
    }
}
