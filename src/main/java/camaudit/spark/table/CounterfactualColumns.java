package camaudit.spark.table;

import camaudit.explain.Counterfactual;
import camaudit.explain.Score;
import camaudit.explain.Variant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that say what a network makes of a picture's variants; the same in the row of each method. */
public final class CounterfactualColumns {
    public static final String GAP = "background_gap";
    private static final List<Variant> BEFORE_GAP = List.of(Variant.FOREGROUND_ONLY, Variant.BACKGROUND_ONLY);
    private static final List<Variant> BEHIND_GAP =
            List.of(Variant.BACKGROUND_BLURRED, Variant.MIXED_SAME, Variant.MIXED_RANDOM);

    private CounterfactualColumns() {}

    /** The probability of the explained class. */
    public static String probability(Variant variant) {
        return "p_" + variant.label();
    }

    /** The class with the highest logit. */
    public static String predicted(Variant variant) {
        return "predicted_" + variant.label();
    }

    /** All of them behind those of a schema. */
    static StructType behind(StructType schema) {
        StructType all = schema;
        for (Variant variant : BEFORE_GAP) {
            all = all.add(probability(variant), DataTypes.DoubleType, true);
        }
        all = all.add(GAP, DataTypes.DoubleType, true);
        for (Variant variant : BEHIND_GAP) {
            all = all.add(probability(variant), DataTypes.DoubleType, true);
        }
        for (Variant variant : Variant.values()) {
            all = all.add(predicted(variant), DataTypes.IntegerType, true);
        }
        return all;
    }

    /** The values of {@link #behind}. */
    static List<@Nullable Object> values(Counterfactual counterfactual) {
        List<@Nullable Object> values = new ArrayList<>();
        BEFORE_GAP.forEach(variant -> values.add(probability(counterfactual, variant)));
        values.add(counterfactual.gap().isPresent() ? counterfactual.gap().getAsDouble() : null);
        BEHIND_GAP.forEach(variant -> values.add(probability(counterfactual, variant)));
        for (Variant variant : Variant.values()) {
            values.add(counterfactual.score(variant).map(Score::predicted).orElse(null));
        }
        return values;
    }

    private static @Nullable Double probability(Counterfactual counterfactual, Variant variant) {
        return counterfactual.score(variant).map(Score::probability).orElse(null);
    }
}
