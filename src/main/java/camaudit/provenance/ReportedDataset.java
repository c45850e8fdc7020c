package camaudit.provenance;

import camaudit.spec.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of a run; an absent value is one that the run's version did not write.
 *
 * @param description what was found, in words
 * @param labels where labels came from, likewise
 * @param foreground where foregrounds came from, or {@code none}
 */
public record ReportedDataset(
        @Nullable String uri,
        @Nullable Layout layout,
        @Nullable String description,
        @Nullable String labels,
        @Nullable String foreground,
        @Nullable List<String> classNames) {}
