package camaudit.bench;

import camaudit.engine.ModelSession;
import camaudit.explain.BatchExplainer;
import camaudit.explain.Explanation;
import camaudit.explain.Recipe;
import camaudit.explain.Sample;
import camaudit.image.Pixels;
import camaudit.image.decode.DecodeOptions;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainAction;
import camaudit.spark.explain.ExplainRequest;
import camaudit.spark.explain.ExplainResult;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.formats.Sources;
import camaudit.spec.DatasetSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.ExplainOptions;
import camaudit.spec.Foregrounds;
import camaudit.spec.HeatmapChoice;
import camaudit.spec.Layout;
import camaudit.spec.OutputMode;
import camaudit.spec.OutputSpec;
import camaudit.statistic.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/**
 * Prints what Spark and Parquet cost: images per second on one core of the bare engine on decoded pictures (forward pass, backward
 * pass and Grad-CAM), of a plain loop that reads, decodes, explains and measures, and of the whole job in {@code local[1]}, which
 * writes its tables. All of them run in turn in one JVM, for several rounds, and the best round counts.
 */
public final class JobBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 4);
    private static final int DECODED = 20_000;

    private final PreparedModel model;
    private final ImageSource source;
    private final int batch;

    private JobBench(PreparedModel model, ImageSource source) {
        this.model = model;
        this.source = source;
        this.batch = model.defaultBatchSize();
    }

    /** Takes a model file, a dataset of images, a factor for their pixels and a folder for the job's output. */
    public static void main(String[] arguments) throws IOException {
        try (Workspace workspace = Workspace.open("bench", Optional.of("local[1]"))) {
            ModelFile file = ModelFile.read(workspace.storage(), arguments[0]);
            Network network = file.network(Optional.empty());
            Recipe recipe = Recipe.of(
                    ExplainOptions.DEFAULT.pixels(Double.parseDouble(arguments[2]), 0, List.of(), List.of()), network);
            PreparedModel model = PreparedModel.of(file, network, recipe);
            SourceRequest images = new SourceRequest(
                    new DatasetSpec(
                            arguments[1],
                            Layout.AUTO,
                            SourceRequest.NONE,
                            List.of(),
                            1,
                            OptionalLong.empty(),
                            Foregrounds.DEFAULT),
                    DecodeOptions.DEFAULT,
                    model.plan().classes());
            ImageSource source =
                    Sources.open(workspace.storage(), images, line -> {}).source();
            new JobBench(model, source).run(new ExplainAction(workspace, line -> {}, kept -> {}), arguments[3]);
        }
    }

    private void run(ExplainAction action, String output) throws IOException {
        double engine = 0;
        double loop = 0;
        double job = 0;
        try (ModelSession session = model.loadedModel().open(batch)) {
            BatchExplainer explainer = new BatchExplainer(model.recipe(), model.plan(), session);
            for (int round = 0; round < ROUNDS; round++) {
                engine = Math.max(engine, engine(explainer));
                loop = Math.max(loop, loop(explainer));
                job = Math.max(job, job(action, output));
            }
        }
        print("bare engine", engine, job);
        print("plain loop", loop, job);
        print("whole job", job, job);
    }

    private static void print(String name, double rate, double job) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %9.1f images/s a core, the job takes %3.0f %% more time%n",
                name,
                rate,
                100 * (rate / job - 1));
    }

    private Optional<Sample> fit(SourceReader images) {
        return images.next().picture() instanceof Pixels pixels
                        && model.recipe().pixels().fit(pixels) instanceof Pixels fitted
                ? Optional.of(new Sample(fitted, OptionalInt.empty(), 0))
                : Optional.empty();
    }

    private interface Work {
        double run() throws IOException;
    }

    private static double rate(long images, Work work) throws IOException {
        long start = System.nanoTime();
        if (work.run() < 0) {
            throw new IllegalStateException("nothing was done");
        }
        return images / ((System.nanoTime() - start) / 1e9);
    }

    private double engine(BatchExplainer explainer) throws IOException {
        List<Sample> decoded = new ArrayList<>();
        try (SourceReader images = source.read(source.items(), new Configuration())) {
            while (images.hasNext() && decoded.size() < DECODED) {
                fit(images).ifPresent(decoded::add);
            }
        }
        return rate(decoded.size(), () -> {
            double sum = 0;
            for (int from = 0; from < decoded.size(); from += batch) {
                sum += explainer
                        .explain(decoded.subList(from, Math.min(decoded.size(), from + batch)))
                        .size();
            }
            return sum;
        });
    }

    private double loop(BatchExplainer explainer) throws IOException {
        return rate(source.count().images(), () -> {
            try (SourceReader images = source.read(source.items(), new Configuration())) {
                int measured = 0;
                List<Sample> waiting = new ArrayList<>();
                while (images.hasNext()) {
                    fit(images).ifPresent(waiting::add);
                    if (waiting.size() == batch || !images.hasNext()) {
                        measured += explainer.explain(waiting).stream()
                                .mapToInt(JobBench::measure)
                                .sum();
                        waiting.clear();
                    }
                }
                return measured;
            }
        });
    }

    private static int measure(Explanation explanation) {
        return explanation.maps().stream()
                .mapToInt(map -> Statistics.of(map.raw().map()).size())
                .sum();
    }

    private double job(ExplainAction action, String output) {
        ExplainResult result = action.run(
                new ExplainRequest(
                        model,
                        source,
                        batch,
                        EvidenceSpec.NOTHING,
                        new OutputSpec(output, OutputMode.OVERWRITE, HeatmapChoice.NATIVE, 0),
                        Map.of(),
                        "bench"),
                done -> "{}");
        return result.rate();
    }
}
