package camaudit.config;

import com.typesafe.config.ConfigValue;

/** Where values were written. */
final class Origin {
    private Origin() {}

    /** The file and line, {@code --set}, or the command line. */
    static String where(ConfigValue value) {
        String description = value.origin().description();
        return description.startsWith(ConfigSources.ASSIGNMENT) ? ConfigSources.ASSIGNMENT : description;
    }

    /** The place and the setting's name, to start a problem with. */
    static String at(String name, ConfigValue value) {
        String where = where(value);
        return where.equals("command line") ? "--" + name : where + ": " + name;
    }
}
