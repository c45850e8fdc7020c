package camaudit.spark.sample;

import camaudit.explain.Sample;
import camaudit.image.fit.Preprocess;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.ImageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads a few pictures of a dataset on the driver. */
public final class FewPictures {
    private FewPictures() {}

    /** Pictures spread over the dataset, at most {@code count}; those that cannot be used are left out. */
    public static List<Sample> of(Workspace workspace, ImageSource source, Preprocess pixels, int count) {
        Configuration hadoop = workspace.spark().sparkContext().hadoopConfiguration();
        List<Sample> samples = new ArrayList<>();
        FittedImages images = new FittedImages(source, pixels, hadoop);
        try {
            for (EvenSample.Part part : EvenSample.of(source, count)) {
                images.read(part, (number, image) -> samples.add(image.sample()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }
}
