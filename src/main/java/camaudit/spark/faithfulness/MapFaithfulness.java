package camaudit.spark.faithfulness;

import camaudit.explain.BatchExplainer;
import camaudit.explain.Explanation;
import camaudit.explain.Sample;
import camaudit.faithfulness.Faithfulness;
import camaudit.faithfulness.NetworkInput;
import camaudit.image.Pixels;
import camaudit.image.edit.GaussianBlur;
import camaudit.image.fit.InputWriter;
import camaudit.image.fit.Preprocess;
import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import camaudit.spark.sample.FittedImage;
import camaudit.spark.sample.ForegroundMaps;
import camaudit.spark.source.SourceImage;
import camaudit.spark.table.FaithfulnessTable;
import camaudit.spark.table.TaskSpec;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;

/** The rows of one image in the faithfulness table. */
final class MapFaithfulness {
    private final TaskSpec spec;
    private final String control;
    private final BatchExplainer trained;
    private final BatchExplainer shuffled;
    private final Preprocess pixels;
    private final InputWriter writer;
    private final NetworkInput black;
    private final double range;

    /**
     * By two networks.
     *
     * @param control the method of {@code trained} that every other is held against
     * @param shuffled explains each sample's label
     */
    MapFaithfulness(TaskSpec spec, String control, BatchExplainer trained, BatchExplainer shuffled) {
        this.spec = spec;
        this.control = control;
        this.trained = trained;
        this.shuffled = shuffled;
        this.pixels = spec.recipe().pixels();
        this.writer = pixels.writer();
        this.black = even(0);
        this.range = range(black, even(255));
    }

    private NetworkInput even(int level) {
        byte[] samples =
                new byte[pixels.height() * pixels.width() * pixels.channels().count()];
        Arrays.fill(samples, (byte) level);
        return input(
                new Pixels(pixels.height(), pixels.width(), pixels.channels().count(), samples));
    }

    private NetworkInput input(Pixels fitted) {
        float[] values = new float[fitted.samples().length];
        writer.write(fitted, values, 0);
        return new NetworkInput(fitted.height(), fitted.width(), fitted.channels(), values);
    }

    private static double range(NetworkInput black, NetworkInput white) {
        double sum = 0;
        for (int i = 0; i < black.values().length; i++) {
            sum += Math.abs(white.values()[i] - black.values()[i]);
        }
        return sum / black.values().length;
    }

    /** One row for each method and subject. */
    List<Row> of(FittedImage fitted) {
        SourceImage image = fitted.image();
        long seed = fitted.seed();
        Explanation own = trained.explain(List.of(fitted.sample())).get(0);
        Explanation other = shuffled.explain(List.of(new Sample(fitted.fitted(), OptionalInt.of(own.target()), seed)))
                .get(0);
        NetworkInput input = input(fitted.fitted());
        NetworkInput blurred = input.of(GaussianBlur.strong(input.height(), input.width())
                .of(input.values(), input.height(), input.width(), input.channels()));
        Measure measure = new Measure(
                new Faithfulness.Stage(input, blurred, black, range), own.target(), seed, fitted.foreground(pixels));
        FaithfulnessTable.Measures random = measure.of(own.map(control));
        FaithfulnessTable.Image of =
                new FaithfulnessTable.Image(image.id(), image.label(), own.predicted(), own.target());
        List<Row> rows = new ArrayList<>();
        for (String method : spec.recipe().spec().methods()) {
            rows.add(row(of, method, Subject.MODEL, measure.of(own.map(method))));
            rows.add(row(of, method, Subject.RANDOM_CAM, random));
            rows.add(row(of, method, Subject.RANDOM_WEIGHTS, measure.of(other.map(method))));
        }
        return rows;
    }

    private Row row(
            FaithfulnessTable.Image image, String method, Subject subject, FaithfulnessTable.Measures measures) {
        return FaithfulnessTable.encode(image, method, subject, measures, spec.runId());
    }

    /** Measures maps of one image. */
    private final class Measure {
        private final Faithfulness.Stage stage;
        private final int target;
        private final long seed;
        private final ForegroundMaps foreground;

        Measure(Faithfulness.Stage stage, int target, long seed, ForegroundMaps foreground) {
            this.stage = stage;
            this.target = target;
            this.seed = seed;
            this.foreground = foreground;
        }

        FaithfulnessTable.Measures of(Explanation.MethodMap map) {
            FloatMap raw = map.raw().map();
            Optional<Faithfulness> faithfulness = map.status() == MapStatus.NOT_FINITE
                    ? Optional.empty()
                    : Optional.of(Faithfulness.of(
                            stage,
                            Geometry.HALFPIXEL
                                    .resize(raw, pixels.height(), pixels.width())
                                    .values(),
                            seed,
                            inputs -> trained.probabilities(inputs, target)));
            return FaithfulnessTable.Measures.of(faithfulness, raw, foreground.at(raw.height(), raw.width()));
        }
    }
}
