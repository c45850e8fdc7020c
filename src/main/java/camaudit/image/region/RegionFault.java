package camaudit.image.region;

import java.util.Objects;

/**
 * Why a picture's region cannot be used.
 *
 * @param message for a person: the value that is wrong and what to do about it
 */
public record RegionFault(RegionProblem problem, String message) implements Located, Foreground {
    public RegionFault {
        Objects.requireNonNull(problem);
        Objects.requireNonNull(message);
    }
}
