package camaudit.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is audited, and in which slices.
 *
 * @param explanations the output folder of an explain run
 * @param method empty for the only one of the run besides random-cam
 * @param metadata URI of a manifest whose columns are sliced by
 * @param sliceBy columns of it; all where there are none
 * @param cluster the column that names an image's source, by which intervals are made
 * @param classes names of the classes whose images are audited; all where there are none
 * @param depth how many conditions a slice has at most
 * @param mostSlices how many slices are kept besides those of classes, the largest
 */
public record AuditSpec(
        String explanations,
        Optional<String> method,
        Optional<String> metadata,
        List<String> sliceBy,
        Optional<String> cluster,
        List<String> classNames,
        List<String> classes,
        int depth,
        int mostSlices) {
    public AuditSpec {
        Objects.requireNonNull(explanations);
        Objects.requireNonNull(method);
        Objects.requireNonNull(metadata);
        sliceBy = List.copyOf(sliceBy);
        Objects.requireNonNull(cluster);
        classNames = List.copyOf(classNames);
        classes = List.copyOf(classes);
    }
}
