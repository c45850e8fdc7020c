package camaudit.annotation;

import java.util.List;

/** An annotation file that cannot be used; each problem names the place, the value and the remedy. */
public final class AnnotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    AnnotationException(String message, List<String> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** All problems, at most {@value Problems#MOST}. */
    public List<String> problems() {
        return problems;
    }
}
