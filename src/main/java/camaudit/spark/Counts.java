package camaudit.spark;

import java.util.Map;

/**
 * What the tables of a run hold.
 *
 * @param rejected by reason
 * @param statuses maps by status
 * @param labelled explained images that have a label
 * @param agreed those among them whose predicted class is the label
 * @param located explained images whose foreground is known; of a resumed run, those with a map that could be measured by it
 * @param unlocated images whose foreground was told but cannot be used, by problem; of a resumed run, those that it did now
 */
public record Counts(
        long images,
        long explained,
        Map<String, Long> rejected,
        Map<String, Long> statuses,
        long labelled,
        long agreed,
        long located,
        Map<String, Long> unlocated) {

    Counts unlocated(Map<String, Long> problems) {
        return new Counts(images, explained, rejected, statuses, labelled, agreed, located, problems);
    }
}
