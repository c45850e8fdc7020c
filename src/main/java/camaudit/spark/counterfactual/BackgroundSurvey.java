package camaudit.spark.counterfactual;

import camaudit.image.edit.Compositing;
import camaudit.image.fit.Preprocess;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.sample.FittedImages;
import camaudit.spark.source.ImageSource;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Looks for backgrounds that the objects of other images could be put on, without keeping a pixel. */
final class BackgroundSurvey implements FlatMapFunction<Iterator<EvenSample.Part>, BackgroundSurvey.Candidate> {
    private static final long serialVersionUID = 1L;
    private static final int NO_LABEL = -1;

    private final ImageSource source;
    private final Preprocess pixels;
    private final Broadcast<SerializableConfiguration> hadoop;

    BackgroundSurvey(ImageSource source, Preprocess pixels, Broadcast<SerializableConfiguration> hadoop) {
        this.source = source;
        this.pixels = pixels;
        this.hadoop = hadoop;
    }

    /**
     * An image with a usable foreground.
     *
     * @param number of the image in its part
     * @param marked the label; −1 for none
     * @param area the share of the network's input that is foreground
     * @param mean colour of its background
     */
    record Candidate(EvenSample.Part part, int number, int marked, String sha256, double area, ArrayList<Double> mean)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        OptionalInt label() {
            return marked == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(marked);
        }
    }

    @Override
    public Iterator<Candidate> call(Iterator<EvenSample.Part> parts) throws IOException {
        FittedImages images = new FittedImages(source, pixels, hadoop.value().value());
        List<Candidate> candidates = new ArrayList<>();
        while (parts.hasNext()) {
            EvenSample.Part part = parts.next();
            images.read(
                    part,
                    (number, fitted) -> fitted.foreground(pixels)
                            .at(pixels.height(), pixels.width())
                            .ifPresent(coverage -> {
                                ArrayList<Double> mean = new ArrayList<>();
                                for (double value : Compositing.backgroundMean(fitted.fitted(), coverage.shares())) {
                                    mean.add(value);
                                }
                                candidates.add(new Candidate(
                                        part,
                                        number,
                                        fitted.image().label().orElse(NO_LABEL),
                                        fitted.image().sha256(),
                                        coverage.area(),
                                        mean));
                            }));
        }
        return candidates.iterator();
    }
}
