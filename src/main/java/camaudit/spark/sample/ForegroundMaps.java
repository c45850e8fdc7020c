package camaudit.spark.sample;

import camaudit.image.InputView;
import camaudit.image.Pixels;
import camaudit.image.fit.Preprocess;
import camaudit.image.region.Coverage;
import camaudit.image.region.Foreground;
import camaudit.image.region.Located;
import camaudit.image.region.Region;
import camaudit.image.region.RegionFault;
import camaudit.spark.source.SourceImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How much of each cell of one picture's maps is foreground, measured once for each size of map. */
public final class ForegroundMaps {
    private final Optional<Located> stated;
    private final InputView view;
    private final Map<Size, Foreground> measured = new HashMap<>();
    private Optional<Foreground> first = Optional.empty();

    private record Size(int height, int width) {}

    private ForegroundMaps(Optional<Located> stated, InputView view) {
        this.stated = stated;
        this.view = view;
    }

    /** Of a picture as stored, which {@code pixels} fits to the network. */
    static ForegroundMaps of(SourceImage image, Pixels original, Preprocess pixels) {
        return new ForegroundMaps(image.foreground(), pixels.view(original.height(), original.width()));
    }

    /** The foreground's shares of a map's cells; empty where they are not known. */
    public Optional<Coverage> at(int height, int width) {
        if (first.isEmpty()) {
            first = measured(height, width);
        }
        return covering(height, width);
    }

    /** The same of a size that is no map's, so that it is not the {@link #outcome}. */
    public Optional<Coverage> covering(int height, int width) {
        return measured(height, width)
                .flatMap(f -> f instanceof Coverage coverage ? Optional.of(coverage) : Optional.empty());
    }

    private Optional<Foreground> measured(int height, int width) {
        return stated.map(located -> measured.computeIfAbsent(new Size(height, width), size -> measure(located, size)));
    }

    /** The outcome on the first map; empty where nothing states the foreground. */
    public Optional<Foreground> outcome() {
        return first;
    }

    private Foreground measure(Located located, Size size) {
        return located instanceof Region region
                ? region.coverage(view, size.height(), size.width())
                : (RegionFault) located;
    }
}
