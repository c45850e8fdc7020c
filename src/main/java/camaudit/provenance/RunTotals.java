package camaudit.provenance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What the tables of a run hold.
 *
 * @param rejected by reason
 * @param statuses maps by status
 * @param labelled explained images that have a label
 * @param agreed those among them whose predicted class is the label
 * @param located explained images whose foreground is known; of a resumed run, those with a map that could be measured by it
 * @param unlocated images whose foreground was given but cannot be used, by problem; of a resumed run, only those that it explained itself
 */
public record RunTotals(
        long images,
        long explained,
        Map<String, Long> rejected,
        @JsonProperty("maps") Map<String, Long> statuses,
        long labelled,
        @JsonProperty("predicted_is_label") long agreed,
        @JsonProperty("foreground_known") long located,
        @JsonProperty("foreground_unusable") Map<String, Long> unlocated) {
    public RunTotals unlocated(Map<String, Long> problems) {
        return new RunTotals(images, explained, rejected, statuses, labelled, agreed, located, problems);
    }
}
