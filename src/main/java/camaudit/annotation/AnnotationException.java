package camaudit.annotation;

import camaudit.text.UserException;
import java.util.List;

/** Annotation files that cannot be used; each problem names the place, the value and the remedy. */
public final class AnnotationException extends UserException {
    private static final long serialVersionUID = 1L;

    public AnnotationException(String message) {
        super(message);
    }

    public AnnotationException(List<String> problems) {
        super(problems);
    }
}
