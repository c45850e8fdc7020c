package camaudit.audit.check;

import java.util.Objects;

/**
 * A kind of check, as a configuration names it.
 *
 * @param name as it is written
 * @param reader of its settings
 */
public record CheckKind(String name, Reader reader) {
    public CheckKind {
        Objects.requireNonNull(name);
        Objects.requireNonNull(reader);
    }

    /** Reads the settings of a check. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads all settings of the check.
         *
         * @param least how many images a slice needs where the settings do not say
         */
        Draft read(CheckSettings settings, int least);
    }

    /** A check whose settings have been read. */
    @FunctionalInterface
    public interface Draft {
        /**
         * The check.
         *
         * @throws IllegalArgumentException if its numbers are out of range
         */
        Check make(String name, Severity severity);
    }
}
