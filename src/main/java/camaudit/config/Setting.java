package camaudit.config;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing a user can set: {@code --name} on the command line, {@code name} in a HOCON file, {@code --set name=…}.
 *
 * @param placeholder what the value looks like, for help; empty for a switch
 * @param fallback the value where the user gives none; empty if it must be given or may be absent
 * @param required whether a command stops without it
 * @param bare the value that the option has without one on the command line; empty if it takes one
 * @param repeatable whether it may be given several times; in a file it is a list then
 */
public record Setting(
        String name,
        String placeholder,
        Optional<String> fallback,
        Optional<String> bare,
        boolean required,
        boolean repeatable,
        String help) {
    private static final String BLOCK = "{…}";

    public Setting {
        Objects.requireNonNull(name);
        Objects.requireNonNull(placeholder);
        Objects.requireNonNull(fallback);
        Objects.requireNonNull(bare);
        Objects.requireNonNull(help);
    }

    public static Setting required(String name, String placeholder, String help) {
        return new Setting(name, placeholder, Optional.empty(), Optional.empty(), true, false, help);
    }

    public static Setting optional(String name, String placeholder, String help) {
        return new Setting(name, placeholder, Optional.empty(), Optional.empty(), false, false, help);
    }

    public static Setting withDefault(String name, String placeholder, String fallback, String help) {
        return new Setting(name, placeholder, Optional.of(fallback), Optional.empty(), false, false, help);
    }

    /** A block of settings in a file. */
    static Setting block(String name, String help) {
        return new Setting(name, BLOCK, Optional.empty(), Optional.empty(), true, false, help);
    }

    boolean isBlock() {
        return placeholder.equals(BLOCK);
    }

    /** A switch, off unless given. */
    public static Setting flag(String name, String help) {
        return new Setting(name, "", Optional.of("false"), Optional.empty(), false, false, help);
    }

    Setting fallingBackTo(String value) {
        return new Setting(name, placeholder, Optional.of(value), bare, false, repeatable, help);
    }

    /** The same, which may also stand on the command line without a value. */
    Setting orBare(String value) {
        return new Setting(name, placeholder, fallback, Optional.of(value), required, repeatable, help);
    }

    public Setting repeated() {
        return new Setting(name, placeholder, fallback, bare, required, true, help);
    }

    public boolean isFlag() {
        return placeholder.isEmpty();
    }
}
