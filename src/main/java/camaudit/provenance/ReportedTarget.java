package camaudit.provenance;

import camaudit.resample.Placement;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was explained, and how; an absent value is one that the run's version did not write.
 *
 * @param layer the target layers, joined by +
 * @param layerShape height, width and channels of its map
 * @param preset the tool that is reproduced; absent for none
 * @param closedForm whether the gradient is a formula of the head's weights
 */
public record ReportedTarget(
        @Nullable String layer,
        @Nullable List<Integer> layerShape,
        @JsonProperty("cell_origin_y") @Nullable Double originY,
        @JsonProperty("cell_step_y") @Nullable Double stepY,
        @JsonProperty("cell_reach_y") @Nullable Double reachY,
        @JsonProperty("cell_origin_x") @Nullable Double originX,
        @JsonProperty("cell_step_x") @Nullable Double stepX,
        @JsonProperty("cell_reach_x") @Nullable Double reachX,
        @Nullable List<String> methods,
        @Nullable String preset,
        @Nullable Boolean mirrored,
        @Nullable String target,
        @Nullable Integer batchSize,
        @Nullable Boolean closedForm) {
    /**
     * Where the cells of the layer's map lie on the network's input.
     *
     * @throws camaudit.image.InputException if the run does not say it
     */
    public Placement placement() {
        return new Placement(
                new Placement.Axis(
                        Present.of("cell_origin_y", originY),
                        Present.of("cell_step_y", stepY),
                        Present.of("cell_reach_y", reachY)),
                new Placement.Axis(
                        Present.of("cell_origin_x", originX),
                        Present.of("cell_step_x", stepX),
                        Present.of("cell_reach_x", reachX)));
    }
}
