package camaudit.spark;

import camaudit.explain.Sample;
import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Preprocess;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads a few pictures of a dataset on the driver. */
public final class FewPictures {
    private FewPictures() {}

    /** Pictures spread over the dataset, at most {@code count}; those that cannot be used are left out. */
    public static List<Sample> of(Workspace workspace, ImageSource source, Preprocess pixels, int count) {
        Iterator<SourceImage> images = source.read(
                source.spread(count).iterator(),
                workspace.spark().sparkContext().hadoopConfiguration());
        List<Sample> samples = new ArrayList<>();
        while (images.hasNext()) {
            SourceImage image = images.next();
            Decoded fitted = image.picture() instanceof Pixels picture ? pixels.fit(picture) : image.picture();
            if (fitted instanceof Pixels usable) {
                samples.add(new Sample(usable, image.label(), RowExplainer.seed(image.sha256())));
            }
        }
        return samples;
    }
}
