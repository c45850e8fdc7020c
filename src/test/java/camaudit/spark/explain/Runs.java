package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.Pictures;
import camaudit.attribution.method.MethodOptions;
import camaudit.engine.Backends;
import camaudit.explain.Recipe;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.session.LocalSpark;
import camaudit.spark.source.Count;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.formats.Sources;
import camaudit.spark.storage.Storage;
import camaudit.spec.DatasetSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.ExplainSpec;
import camaudit.spec.Foregrounds;
import camaudit.spec.HeatmapChoice;
import camaudit.spec.Layout;
import camaudit.spec.OutputMode;
import camaudit.spec.OutputSpec;
import camaudit.spec.TargetRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/** Small runs of the demo's network on pictures of noise. */
public final class Runs {
    static final Storage STORAGE = new Storage(new Configuration());
    private static final String MODEL = "src/demo/mnist-cnn.keras";

    private Runs() {}

    static ExplainRequest request(ImageSource source, Path output, int batch) {
        return request(source, output, batch, TargetRule.PREDICTED);
    }

    static ExplainRequest request(ImageSource source, Path output, int batch, TargetRule target) {
        return request(MODEL, source, output.toString(), batch, target, Preprocess.Resize.NONE);
    }

    /** Of pictures of any size, squashed to the network's input. */
    static ExplainRequest squashing(ImageSource source, Path output, int batch) {
        return request(MODEL, source, output.toString(), batch, TargetRule.PREDICTED, Preprocess.Resize.SQUASH);
    }

    /** With the model and the output at any URI. */
    static ExplainRequest request(String model, ImageSource source, String output, int batch) {
        return request(model, source, output, batch, TargetRule.PREDICTED, Preprocess.Resize.NONE);
    }

    private static ExplainRequest request(
            String model, ImageSource source, String output, int batch, TargetRule target, Preprocess.Resize resize) {
        ModelFile file = ModelFile.read(STORAGE, model);
        return new ExplainRequest(
                PreparedModel.of(
                        file,
                        file.network(Optional.empty()),
                        new Recipe(
                                new ExplainSpec(
                                        List.of("auto"),
                                        List.of("grad-cam"),
                                        MethodOptions.DEFAULT,
                                        false,
                                        target,
                                        DecodeOptions.DEFAULT,
                                        Backends.AUTO),
                                new Preprocess(
                                        Preprocess.Channels.GRAY,
                                        28,
                                        28,
                                        resize,
                                        0,
                                        Preprocess.Interpolation.BILINEAR,
                                        1 / 255.0,
                                        0,
                                        List.of(),
                                        List.of()))),
                source,
                batch,
                EvidenceSpec.NOTHING,
                new OutputSpec(output, OutputMode.NEW, HeatmapChoice.NATIVE, 0),
                Map.of(),
                "run-1");
    }

    /** The same with another mode, and units of so many images. */
    static ExplainRequest request(ExplainRequest request, OutputMode mode, long unit) {
        return new ExplainRequest(
                request.model(),
                request.source(),
                request.batchSize(),
                request.evidence(),
                new OutputSpec(request.output().uri(), mode, request.output().heatmap(), unit),
                request.datasetKey(),
                request.runId());
    }

    /** Pictures {@code 00.png}, {@code 01.png} …; every fourth is no picture. */
    public static ImageSource source(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(String.format("%02d.png", i));
            if (i % 4 == 1) {
                Files.writeString(file, "no picture");
            } else {
                Files.write(file, Pictures.png(Pictures.noise(random)));
            }
        }
        return open(folder.toString());
    }

    /** What lies in a folder now. */
    static ImageSource open(Path folder) {
        return open(folder.toString());
    }

    /** The pictures in a folder at any URI. */
    static ImageSource open(String folder) {
        SourceRequest request = new SourceRequest(
                new DatasetSpec(
                        folder,
                        Layout.FILES,
                        SourceRequest.NONE,
                        List.of(),
                        1,
                        OptionalLong.empty(),
                        Foregrounds.DEFAULT),
                DecodeOptions.DEFAULT.within(1 << 20, 1 << 20),
                10);
        return Sources.open(STORAGE, request, progress -> {}).source();
    }

    /** The rows of both tables by table and image, none of them twice. */
    static Map<String, String> rows(Path output) {
        Map<String, String> rows = new TreeMap<>();
        for (String table : List.of("explanations", "rejections")) {
            for (Row row : LocalSpark.rows(output.resolve(table))) {
                String before = rows.put(table + " " + row.getAs("image_id"), row.mkString("|"));
                assertThat(before).isNull();
            }
        }
        return rows;
    }

    /** A source that hands everything to another. */
    static class Wrapped implements ImageSource {
        private static final long serialVersionUID = 1L;

        private final ImageSource source;

        Wrapped(ImageSource source) {
            this.source = source;
        }

        @Override
        public String description() {
            return source.description();
        }

        @Override
        public String uri() {
            return source.uri();
        }

        @Override
        public Layout layout() {
            return source.layout();
        }

        @Override
        public Count count() {
            return source.count();
        }

        @Override
        public boolean labelled() {
            return source.labelled();
        }

        @Override
        public Iterator<Item> items() {
            return source.items();
        }

        @Override
        public SourceReader read(Iterator<Item> items, Configuration hadoop) {
            return source.read(items, hadoop);
        }
    }

    /** Stops everything at the n-th item that is read. */
    static final class StopsAt extends Wrapped {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger READ = new AtomicInteger();

        private final int stop;

        StopsAt(ImageSource source, int stop) {
            super(source);
            this.stop = stop;
            READ.set(0);
        }

        @Override
        public SourceReader read(Iterator<Item> items, Configuration hadoop) {
            return super.read(
                    new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return items.hasNext();
                        }

                        @Override
                        public Item next() {
                            if (READ.incrementAndGet() >= stop) {
                                throw new IllegalStateException("power cut, on purpose");
                            }
                            return items.next();
                        }
                    },
                    hadoop);
        }
    }
}
