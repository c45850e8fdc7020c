package camaudit.provenance;

import camaudit.text.InputException;
import org.jspecify.annotations.Nullable;

/** Values that a reader of {@code run.json} cannot do without. */
public final class Present {
    private Present() {}

    /**
     * The value.
     *
     * @throws InputException if there is none
     */
    public static <T> T of(String key, @Nullable T value) {
        if (value == null) {
            throw new InputException(RunReport.FILE + " has no '" + key
                    + "': it was written by another version, explain the images again");
        }
        return value;
    }
}
