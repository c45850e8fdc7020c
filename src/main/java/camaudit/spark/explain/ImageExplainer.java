package camaudit.spark.explain;

import camaudit.explain.Recipe;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.ExplainedColumns;
import camaudit.spec.ExplainOptions;
import camaudit.text.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Explains the pictures in a column of a user's own dataset: a lazy transformation without a shuffle, one row out for each row in and
 * method. A picture that cannot be used keeps its row, with {@code rejection_reason} and {@code rejection_message}.
 */
public final class ImageExplainer {
    private final PreparedModel model;
    private final int batchSize;
    private final Broadcast<byte[]> content;
    private final Optional<String> label;

    private ImageExplainer(PreparedModel model, int batchSize, Broadcast<byte[]> content, Optional<String> label) {
        this.model = model;
        this.batchSize = batchSize;
        this.content = content;
        this.label = label;
    }

    /**
     * Reads a model on the driver and hands it to the executors.
     *
     * @param model URI of a Keras, ONNX or DL4J file, on any file system that Hadoop reads
     * @throws camaudit.network.ModelException if it cannot be read, or a layer or method does not fit it
     */
    public static ImageExplainer of(SparkSession spark, String model, ExplainOptions options) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        ModelFile file = ModelFile.read(new Storage(context.hadoopConfiguration()), model);
        Network network = file.network(Optional.empty());
        Recipe recipe = Recipe.of(options, network);
        PreparedModel prepared = PreparedModel.of(file, network, recipe);
        recipe.spec().target().requireClass(prepared.plan().classes());
        return new ImageExplainer(
                prepared, prepared.defaultBatchSize(), context.broadcast(file.content()), Optional.empty());
    }

    /** The same, with the class of each picture in an integer column, for {@code target label}. */
    public ImageExplainer labelled(String column) {
        return new ImageExplainer(model, batchSize, content, Optional.of(column));
    }

    /** How pictures are explained, the layers resolved. */
    public Recipe recipe() {
        return model.recipe();
    }

    /**
     * The dataset with explanations after its columns.
     *
     * @param column the bytes of image files, a struct with such a field {@code bytes}, or Spark's image struct
     * @throws InputException if a column is not there, not of such a type, or in the way of one that is added
     */
    public Dataset<Row> transform(Dataset<Row> images, String column) {
        StructType schema = images.schema();
        ImageColumn kind = ImageColumn.of(schema, column);
        List<String> names = Arrays.asList(schema.fieldNames());
        List<String> clashes =
                names.stream().filter(ExplainedColumns.names()::contains).toList();
        if (!clashes.isEmpty()) {
            throw new InputException("the dataset has columns named " + clashes
                    + " already, which explanations use: rename or drop them first");
        }
        label.ifPresent(name -> requireLabels(schema, names, name));
        ImageTask task = new ImageTask(
                model.file().uri(),
                model.file().sha256(),
                content,
                model.recipe(),
                batchSize,
                kind,
                names.indexOf(column),
                label.map(names::indexOf).orElse(-1));
        return images.mapPartitions(task, Encoders.row(ExplainedColumns.after(schema)));
    }

    private static void requireLabels(StructType schema, List<String> names, String name) {
        if (!names.contains(name)
                || !schema.fields()[names.indexOf(name)].dataType().equals(DataTypes.IntegerType)) {
            throw new InputException("labels: there is no integer column '" + name + "' in " + schema.simpleString());
        }
    }
}
