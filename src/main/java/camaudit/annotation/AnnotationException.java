package camaudit.annotation;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An annotation file that cannot be used; each problem names the place, the value and the remedy. */
public final class AnnotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    AnnotationException(String message, List<String> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public static AnnotationException of(@Nullable String message) {
        return new AnnotationException(String.valueOf(message), List.of(String.valueOf(message)));
    }

    /** One exception for what is wrong with several files. */
    public static AnnotationException of(List<AnnotationException> several) {
        return new AnnotationException(
                several.stream().map(e -> String.valueOf(e.getMessage())).collect(Collectors.joining("\n")),
                several.stream().flatMap(e -> e.problems().stream()).toList());
    }

    /** All problems, of each file at most {@value Problems#MOST}. */
    public List<String> problems() {
        return problems;
    }
}
