package camaudit.spark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** Which columns may be empty; names and types are held where a run is. */
class TestExplanationTable {
    private static final Set<String> NULLABLE = Set.of(
            "label",
            "heatmap",
            "focus",
            "entropy",
            "gini",
            "peak_x",
            "peak_y",
            "center_x",
            "center_y",
            "spread",
            "area_50",
            "border_mass",
            "border_lift",
            "foreground_mass",
            "foreground_lift",
            "background_mass",
            "background_lift",
            "pointing_hit",
            "rank_accuracy",
            "iou_50",
            "p_foreground_only",
            "p_background_only",
            "background_gap",
            "p_background_blurred",
            "p_mixed_same",
            "p_mixed_random",
            "p_mixed_same_2",
            "p_mixed_random_2",
            "p_background_wide",
            "predicted_foreground_only",
            "predicted_background_only",
            "predicted_background_blurred",
            "predicted_mixed_same",
            "predicted_mixed_random",
            "predicted_mixed_same_2",
            "predicted_mixed_random_2",
            "predicted_background_wide");

    @Test
    void onlyLabelHeatmapAndWhatIsMeasuredMayBeEmpty() {
        assertThat(Arrays.stream(ExplanationTable.structure().fields())
                        .filter(StructField::nullable)
                        .map(StructField::name))
                .containsExactlyInAnyOrderElementsOf(NULLABLE);
        assertThat(RejectionTable.structure().fields()).noneMatch(StructField::nullable);
    }
}
