package camaudit.spark.sample;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.fit.Preprocess;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads the images of parts of a dataset as the network sees them; those that cannot be used are passed over. */
public final class FittedImages {
    private final ImageSource source;
    private final Preprocess pixels;
    private final Configuration hadoop;

    public FittedImages(ImageSource source, Preprocess pixels, Configuration hadoop) {
        this.source = source;
        this.pixels = pixels;
        this.hadoop = hadoop;
    }

    /** Takes images. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One image.
         *
         * @param number of the image in its item, from 0, those that cannot be used counted
         */
        void take(int number, FittedImage image);
    }

    /** Hands the images of a part to a taker, one after another. */
    public void read(EvenSample.Part part, Taker taker) throws IOException {
        try (SourceReader images = source.read(List.of(part.item()).iterator(), hadoop)) {
            for (int i = 0; i < part.most() && images.hasNext(); i++) {
                SourceImage image = images.next();
                if (image.picture() instanceof Pixels original) {
                    Decoded fitted = pixels.fit(original);
                    if (fitted instanceof Pixels usable) {
                        taker.take(i, new FittedImage(image, original, usable));
                    }
                }
            }
        }
    }
}
