package camaudit.spark;

import camaudit.faithfulness.Faithfulness;
import camaudit.image.region.Coverage;
import camaudit.resample.FloatMap;
import camaudit.spark.ledger.OutputFolder;
import camaudit.statistic.RegionStatistic;
import camaudit.statistic.RegionStatistics;
import camaudit.statistic.Statistic;
import camaudit.statistic.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The {@code faithfulness} table: one row per image of a sample, method and subject. */
public final class FaithfulnessTable {
    /** The folder in an output folder. */
    public static final String NAME = OutputFolder.FAITHFULNESS;

    private static final List<String> MEASURES =
            List.of("deletion_auc", "insertion_auc", "road", "average_drop", "increase");
    private static final List<String> STATISTICS =
            List.of("foreground_lift", "foreground_mass", "background_mass", "pointing_hit", "border_lift", "focus");

    private FaithfulnessTable() {}

    /** Whose map is measured. */
    public enum Subject {
        /** The method's. */
        MODEL,
        /** A random CAM of the same image and model. */
        RANDOM_CAM,
        /** The method's on the model with shuffled weights, measured against the model itself. */
        RANDOM_WEIGHTS;

        /** As in the column {@code subject}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The columns that are numbers, each null where it cannot be told. */
    static List<String> numbers() {
        List<String> all = new ArrayList<>(MEASURES);
        all.addAll(STATISTICS);
        return all;
    }

    static StructType structure() {
        StructType all = new StructType()
                .add("image_id", DataTypes.StringType, false)
                .add("label", DataTypes.IntegerType, true)
                .add("predicted", DataTypes.IntegerType, false)
                .add("target", DataTypes.IntegerType, false)
                .add("method", DataTypes.StringType, false)
                .add("subject", DataTypes.StringType, false);
        for (String number : numbers()) {
            all = all.add(number, DataTypes.DoubleType, true);
        }
        return all.add("run_id", DataTypes.StringType, false);
    }

    /** What a row says of its image. */
    record Image(String id, @Nullable Integer label, int predicted, int target) {}

    static Row encode(Image image, String method, Subject subject, List<@Nullable Object> numbers, String runId) {
        List<@Nullable Object> row = new ArrayList<>(
                Arrays.asList(image.id(), image.label(), image.predicted(), image.target(), method, subject.label()));
        row.addAll(numbers);
        row.add(runId);
        return RowFactory.create(row.toArray());
    }

    /** The values of {@link #numbers}. */
    static List<@Nullable Object> numbers(
            Optional<Faithfulness> faithfulness, FloatMap raw, Optional<Coverage> foreground) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(faithfulness.map(Faithfulness::deletionArea).orElse(null));
        values.add(faithfulness.map(Faithfulness::insertionArea).orElse(null));
        values.add(faithfulness.map(Faithfulness::road).orElse(null));
        values.add(faithfulness.map(Faithfulness::averageDrop).orElse(null));
        values.add(faithfulness.map(Faithfulness::increase).orElse(null));
        Map<String, OptionalDouble> statistics = statistics(raw, foreground);
        for (String name : STATISTICS) {
            OptionalDouble value = statistics.getOrDefault(name, OptionalDouble.empty());
            values.add(value.isPresent() ? value.getAsDouble() : null);
        }
        return values;
    }

    private static Map<String, OptionalDouble> statistics(FloatMap raw, Optional<Coverage> foreground) {
        Map<String, OptionalDouble> values = new HashMap<>();
        List<OptionalDouble> own = Statistics.of(raw);
        List<Statistic> names = Statistics.all();
        for (int i = 0; i < own.size(); i++) {
            values.put(names.get(i).name(), own.get(i));
        }
        List<RegionStatistic> regions = RegionStatistics.all();
        foreground.ifPresent(coverage -> {
            List<OptionalDouble> measured = RegionStatistics.of(raw, coverage.shares());
            for (int i = 0; i < measured.size(); i++) {
                values.put(regions.get(i).name(), measured.get(i));
            }
        });
        return values;
    }
}
