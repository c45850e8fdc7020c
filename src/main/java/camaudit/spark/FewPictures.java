package camaudit.spark;

import camaudit.explain.Sample;
import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Preprocess;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads a few pictures of a dataset on the driver. */
public final class FewPictures {
    private FewPictures() {}

    /** Pictures spread over the dataset, at most {@code count}; those that cannot be used are left out. */
    public static List<Sample> of(Workspace workspace, ImageSource source, Preprocess pixels, int count) {
        Configuration hadoop = workspace.spark().sparkContext().hadoopConfiguration();
        long items = size(source);
        long chosen = Math.min(count, items);
        List<Sample> samples = new ArrayList<>();
        Iterator<Item> all = source.items();
        long number = 0;
        for (long i = 0; i < chosen; i++) {
            for (; number < i * items / chosen; number++) {
                all.next();
            }
            number++;
            int most = (int) ((i + 1) * count / chosen - i * count / chosen);
            read(source, all.next(), most, pixels, hadoop, samples);
        }
        return samples;
    }

    private static long size(ImageSource source) {
        long size = 0;
        for (Iterator<Item> items = source.items(); items.hasNext(); items.next()) {
            size++;
        }
        return size;
    }

    private static void read(
            ImageSource source, Item item, int most, Preprocess pixels, Configuration hadoop, List<Sample> samples) {
        try (SourceReader images = source.read(List.of(item).iterator(), hadoop)) {
            for (int i = 0; i < most && images.hasNext(); i++) {
                SourceImage image = images.next();
                Decoded fitted = image.picture() instanceof Pixels picture ? pixels.fit(picture) : image.picture();
                if (fitted instanceof Pixels usable) {
                    samples.add(new Sample(usable, image.label(), RowExplainer.seed(image.sha256())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
