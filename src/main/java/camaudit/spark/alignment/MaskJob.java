package camaudit.spark.alignment;

import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.source.ImageSource;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.MasksTable;
import camaudit.spark.table.TaskSpec;
import camaudit.text.Numbers;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Writes the table of masks of an output folder anew. */
public final class MaskJob {
    /** The most images whose masks are tested. */
    public static final int SAMPLE = 400;

    private static final int TASKS_PER_CORE = 2;

    private final SparkSession spark;
    private final Storage storage;
    private final String output;

    public MaskJob(SparkSession spark, Storage storage, String output) {
        this.spark = spark;
        this.storage = storage;
        this.output = output;
    }

    /** Tests the masks of at most {@value #SAMPLE} images that are spread over the dataset, the same ones every time. */
    public void write(ImageSource source, TaskSpec spec, Broadcasts broadcasts, Consumer<String> progress) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<EvenSample.Part> parts = EvenSample.of(source, SAMPLE);
        context.setJobDescription("Masks of " + source.uri());
        clear();
        int tasks = EvenSample.tasks(parts.size(), TASKS_PER_CORE, context);
        JavaRDD<MarkedPicture> pictures = context.parallelize(parts, tasks)
                .mapPartitions(new MarkedPictures(source, spec.recipe().pixels(), broadcasts.hadoop()))
                .persist(StorageLevel.DISK_ONLY());
        List<MarkedPicture.Outline> outlines =
                pictures.map(MarkedPicture::outline).collect();
        Broadcast<Strangers> strangers = context.broadcast(new Strangers(outlines));
        try {
            progress.accept(Numbers.format("masks: tested on %,d images of a sample", outlines.size()));
            spark.createDataFrame(pictures.map(new MaskTask(strangers, spec.runId())), MasksTable.structure())
                    .write()
                    .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "true")
                    .mode(SaveMode.Overwrite)
                    .parquet(output + "/" + MasksTable.NAME);
        } finally {
            strangers.destroy();
            pictures.unpersist();
        }
    }

    /** Deletes the table. */
    public void clear() {
        OutputFolder.clear(storage, output, OutputFolder.MASKS);
    }

    /** How many images a complete table holds; 0 where there is none. */
    public long images() {
        if (!OutputFolder.has(storage, output, OutputFolder.MASKS)) {
            return 0;
        }
        spark.sparkContext().setJobDescription("Count tested masks");
        return spark.read()
                .schema(MasksTable.structure())
                .parquet(Storage.literal(output + "/" + MasksTable.NAME))
                .count();
    }
}
