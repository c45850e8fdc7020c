package camaudit.provenance;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a run did, and what it found done already.
 *
 * @param now images that this run explained or rejected
 * @param before images that were done before and whose results stand
 * @param changed files whose results were taken out since their content changed; what of them is in the dataset was done again
 * @param touched files of another date whose content is the same
 * @param gone files with results that are not among the images of this run; their rows stay
 * @param units committed by this run
 * @param undone units that were found half done, and done again
 * @param ignored members of containers that this run passed over since they are no images
 */
public record Increment(
        @JsonProperty("images") long now,
        @JsonProperty("images_before") long before,
        @JsonProperty("files_changed") long changed,
        @JsonProperty("files_touched") long touched,
        @JsonProperty("files_gone") long gone,
        int units,
        @JsonProperty("units_undone") int undone,
        @JsonProperty("members_ignored") long ignored) {}
