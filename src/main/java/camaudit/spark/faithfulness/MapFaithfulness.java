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
     * Measures by two networks.
     *
     * @param control the method of {@code trained} that every other one is compared with
     * @param shuffled explains each sample's label
     */
    MapFaithfulness(TaskSpec spec, String control, BatchExplainer trained, BatchExplainer shuffled) {
        this.spec = spec;
        this.control = control;
        this.trained = trained;
        this.shuffled = shuffled;
        this.pixels = spec.recipe().pixels();
        this.writer = pixels.writer();
        this.black = uniform(0);
        this.range = range(black, uniform(255));
    }

    private NetworkInput uniform(int level) {
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
        Explanation explanation = trained.explain(List.of(fitted.sample())).get(0);
        Explanation ofShuffled = shuffled.explain(
                        List.of(new Sample(fitted.fitted(), OptionalInt.of(explanation.target()), seed)))
                .get(0);
        NetworkInput input = input(fitted.fitted());
        NetworkInput blurred = input.of(GaussianBlur.strong(input.height(), input.width())
                .of(input.values(), input.height(), input.width(), input.channels()));
        Measure measure = new Measure(
                new Faithfulness.Stage(input, blurred, black, range),
                explanation.target(),
                seed,
                fitted.foreground(pixels));
        FaithfulnessTable.Measures ofControl = measure.of(explanation.map(control));
        FaithfulnessTable.Image columns =
                new FaithfulnessTable.Image(image.id(), image.label(), explanation.predicted(), explanation.target());
        List<Row> rows = new ArrayList<>();
        for (String method : spec.recipe().spec().methods()) {
            rows.add(row(columns, method, Subject.MODEL, measure.of(explanation.map(method))));
            rows.add(row(columns, method, Subject.RANDOM_CAM, ofControl));
            rows.add(row(columns, method, Subject.RANDOM_WEIGHTS, measure.of(ofShuffled.map(method))));
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
