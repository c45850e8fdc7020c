package camaudit.spark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.check.MapVariety;
import camaudit.spark.session.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Distances between maps of different images. */
class TestMapVarietyJob {
    private static final StructType SCHEMA = new StructType()
            .add("image_id", DataTypes.StringType)
            .add("cam", DataTypes.createArrayType(DataTypes.FloatType, false))
            .add("cam_height", DataTypes.IntegerType)
            .add("cam_width", DataTypes.IntegerType)
            .add("subject", DataTypes.StringType);

    private static Dataset<Row> maps(int count, String subject, IntFunction<float[]> map) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(RowFactory.create("image " + i, map.apply(i), 2, 2, subject));
        }
        return LocalSpark.session().createDataFrame(rows, SCHEMA);
    }

    @Test
    void eachImageIsInOnePairWhateverThePartitions() {
        Dataset<Row> rows = maps(101, "model", i -> new float[] {1 + i, 3, i % 7, -5});
        MapVariety one = new MapVarietyJob(rows.repartition(1), Optional.empty()).run();
        MapVariety many = new MapVarietyJob(rows.repartition(7), Optional.empty()).run();
        assertThat(one).isEqualTo(many);
        assertThat(one.images()).hasSize(50).allMatch(distance -> distance >= 0 && distance <= 1);
        assertThat(one.doubt()).isEmpty();
    }

    @Test
    void negativeCellsAndScaleDoNotCountAndMapsWithoutHeatAreLeftOut() {
        Dataset<Row> rows = maps(80, "model", i -> switch (i % 4) {
            case 0 -> new float[] {2, 2, 0, -1};
            case 1 -> new float[] {7, 7, -3, 0};
            case 2 -> new float[] {-1, 0, 0, -2};
            default -> new float[] {Float.NaN, 1, 0, 0};
        });
        MapVariety variety = new MapVarietyJob(rows, Optional.empty()).run();
        assertThat(variety.images()).hasSize(20).containsOnly(0.0);
        assertThat(new MapVarietyJob(rows.union(rows), Optional.empty())
                        .run()
                        .doubt()
                        .orElseThrow())
                .contains("nearly the same for all images");
    }

    @Test
    void theControlIsComparedOnItsOwnImages() {
        Dataset<Row> rows = maps(10, "model", i -> new float[] {1, 0, 0, 0});
        Dataset<Row> table = maps(64, "model", i -> new float[] {i % 2, 1, 0, 0})
                .union(maps(64, "random-weights", i -> new float[] {0, 0, i, 1}))
                .union(maps(64, "random-cam", i -> new float[] {0, 0, 0, 1}));
        MapVariety variety = new MapVarietyJob(rows, Optional.of(table)).run();
        assertThat(variety.sampled()).hasSize(32).allMatch(distance -> distance == 0 || distance == 0.5);
        assertThat(variety.shuffled()).hasSize(32);
        assertThat(new MapVarietyJob(rows, Optional.of(table.drop("cam"))).run().sampled())
                .isEmpty();
    }
}
