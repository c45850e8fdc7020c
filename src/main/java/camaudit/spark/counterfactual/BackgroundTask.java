package camaudit.spark.counterfactual;

import camaudit.explain.Variants;
import camaudit.image.fit.Preprocess;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.sample.FittedImages;
import camaudit.spark.source.ImageSource;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Reads chosen images again and takes their foregrounds out. */
final class BackgroundTask implements FlatMapFunction<Iterator<BackgroundTask.Wanted>, BackgroundTask.Found> {
    private static final long serialVersionUID = 1L;

    private final ImageSource source;
    private final Preprocess pixels;
    private final Broadcast<SerializableConfiguration> hadoop;

    BackgroundTask(ImageSource source, Preprocess pixels, Broadcast<SerializableConfiguration> hadoop) {
        this.source = source;
        this.pixels = pixels;
        this.hadoop = hadoop;
    }

    /**
     * Images of one part.
     *
     * @param numbers of the images in it
     */
    record Wanted(EvenSample.Part part, HashSet<Integer> numbers) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A background, 8-bit samples of the network's input. */
    static final class Found implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int label;
        private final String sha256;
        private final byte[] samples;

        private Found(int label, String sha256, byte[] samples) {
            this.label = label;
            this.sha256 = Objects.requireNonNull(sha256);
            this.samples = samples;
        }

        int label() {
            return label;
        }

        String sha256() {
            return sha256;
        }

        byte[] samples() {
            return samples;
        }
    }

    @Override
    public Iterator<Found> call(Iterator<Wanted> parts) throws IOException {
        FittedImages images = new FittedImages(source, pixels, hadoop.value().value());
        List<Found> found = new ArrayList<>();
        while (parts.hasNext()) {
            Wanted wanted = parts.next();
            images.read(wanted.part(), (number, fitted) -> {
                if (wanted.numbers().contains(number)) {
                    fitted.foreground(pixels)
                            .at(pixels.height(), pixels.width())
                            .ifPresent(coverage -> found.add(new Found(
                                    fitted.image().label().orElseThrow(),
                                    fitted.image().sha256(),
                                    Variants.without(fitted.fitted(), coverage.shares())
                                            .samples())));
                }
            });
        }
        return found.iterator();
    }
}
