package camaudit.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is audited, and in which slices.
 *
 * @param explanations the output folder of an explain run
 * @param method the audited method; empty for the only one of the run besides random-cam
 * @param metadata URI of a manifest whose columns make slices
 * @param sliceBy those columns of the manifest; empty for all
 * @param cluster the column that names an image's source; intervals take images of one source as dependent
 * @param classes names of the classes whose images are audited; empty for all
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
