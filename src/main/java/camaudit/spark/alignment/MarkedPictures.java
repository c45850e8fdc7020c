package camaudit.spark.alignment;

import camaudit.image.fit.Preprocess;
import camaudit.image.region.Coverage;
import camaudit.image.region.Region;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.sample.FittedImage;
import camaudit.spark.sample.FittedImages;
import camaudit.spark.source.ImageSource;
import camaudit.vocabulary.Marking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the images of a sample that say where their object is. */
final class MarkedPictures implements FlatMapFunction<Iterator<EvenSample.Part>, MarkedPicture> {
    private static final long serialVersionUID = 1L;

    private final ImageSource source;
    private final Preprocess pixels;
    private final Broadcast<SerializableConfiguration> hadoop;

    MarkedPictures(ImageSource source, Preprocess pixels, Broadcast<SerializableConfiguration> hadoop) {
        this.source = source;
        this.pixels = pixels;
        this.hadoop = hadoop;
    }

    @Override
    public Iterator<MarkedPicture> call(Iterator<EvenSample.Part> parts) throws IOException {
        FittedImages images = new FittedImages(source, pixels, hadoop.value().value());
        List<MarkedPicture> found = new ArrayList<>();
        while (parts.hasNext()) {
            EvenSample.Part part = parts.next();
            images.read(
                    part,
                    (number, fitted) -> fitted.foreground(pixels)
                            .at(pixels.height(), pixels.width())
                            .ifPresent(coverage -> found.add(marked(part.number(), number, fitted, coverage))));
        }
        return found.iterator();
    }

    private MarkedPicture marked(int part, int number, FittedImage fitted, Coverage coverage) {
        BitSet mask = MarkedPicture.mask(coverage.shares());
        boolean boxes = MarkedPicture.isBox(mask, pixels.width())
                || fitted.image()
                        .foreground()
                        .filter(located -> located instanceof Region region && region.isMadeOfBoxes())
                        .isPresent();
        return new MarkedPicture(
                new MarkedPicture.Outline(
                        fitted.image().id(), part, number, boxes ? Marking.BOXES : Marking.MASKS, mask),
                fitted.fitted());
    }
}
