package camaudit.spark.faithfulness;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import camaudit.faithfulness.Faithfulness;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.source.ImageSource;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.FaithfulnessTable;
import camaudit.spark.table.TaskSpec;
import camaudit.text.Numbers;
import camaudit.vocabulary.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes the faithfulness table of an output folder anew, and sums it up. */
public final class FaithfulnessJob {
    private static final int TASKS_PER_CORE = 2;

    private final SparkSession spark;
    private final Storage storage;
    private final String output;

    public FaithfulnessJob(SparkSession spark, Storage storage, String output) {
        this.spark = spark;
        this.storage = storage;
        this.output = output;
    }

    /** Measures at most {@code count} images that are spread over the dataset, the same ones every time. */
    public void write(ImageSource source, int count, TaskSpec spec, Broadcasts broadcasts, Consumer<String> progress) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<EvenSample.Part> parts = EvenSample.of(source, count);
        int methods = spec.recipe().spec().methods().size();
        progress.accept(Numbers.format(
                "faithfulness: %,d images, %,d forward passes each",
                parts.stream().mapToInt(EvenSample.Part::most).sum(), (2 * methods + 1) * Faithfulness.passes()));
        context.setJobDescription("Faithfulness of maps of " + source.uri());
        OutputFolder.clear(storage, output, OutputFolder.FAITHFULNESS);
        int tasks = EvenSample.tasks(parts.size(), TASKS_PER_CORE, context);
        spark.createDataFrame(
                        context.parallelize(parts, tasks)
                                .mapPartitions(
                                        new FaithfulnessTask(spec, source, broadcasts.model(), broadcasts.hadoop())),
                        FaithfulnessTable.structure())
                .write()
                .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "true")
                .mode(SaveMode.Overwrite)
                .parquet(output + "/" + FaithfulnessTable.NAME);
    }

    /** The means by method and subject, of a complete table; empty where there is none. */
    public List<FaithfulnessMeans> means() {
        if (!OutputFolder.has(storage, output, OutputFolder.FAITHFULNESS)) {
            return List.of();
        }
        spark.sparkContext().setJobDescription("Sum up the faithfulness of maps");
        List<String> numbers = FaithfulnessTable.names();
        Column[] averages = numbers.stream().map(name -> avg(name).as(name)).toArray(Column[]::new);
        List<FaithfulnessMeans> all = new ArrayList<>();
        for (Row row : spark.read()
                .schema(FaithfulnessTable.structure())
                .parquet(Storage.literal(output + "/" + FaithfulnessTable.NAME))
                .groupBy(Columns.METHOD.name(), Columns.SUBJECT.name())
                .agg(count(lit(1)).as("images"), averages)
                .collectAsList()) {
            Map<String, Double> means = new LinkedHashMap<>();
            for (String name : numbers) {
                if (!row.isNullAt(row.fieldIndex(name))) {
                    means.put(name, row.getDouble(row.fieldIndex(name)));
                }
            }
            all.add(new FaithfulnessMeans(row.getString(0), row.getString(1), row.getLong(2), means));
        }
        all.sort(Comparator.comparing(FaithfulnessMeans::method).thenComparing(FaithfulnessMeans::subject));
        return all;
    }
}
