package camaudit.provenance;

import org.jspecify.annotations.Nullable;

/**
 * The model of a run; an absent value is one that the run's version did not write.
 *
 * @param uri of its file
 * @param sha256 of the file's content
 * @param head what its last layer makes of logits
 */
public record ReportedModel(
        @Nullable String uri,
        @Nullable String sha256,
        @Nullable Long bytes,
        @Nullable String name,
        @Nullable Integer classes,
        @Nullable String head) {}
