package camaudit.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes secrets out of what is printed or stored: credentials in addresses, and the values of settings that are named after secrets. */
public final class Redaction {
    /** A regular expression for a part of the name of a secret setting, for other tools that hide such settings. */
    public static final String SETTINGS =
            "(?i)secret|password|passwd|token|credential|signature|(?:access|api|account)[._-]?key";

    private static final String HIDDEN = "***";
    /** The names of secret settings and parameters. */
    static final String NAMES = "[\\w.-]*(?:" + SETTINGS.substring("(?i)".length()) + ")[\\w.-]*|sig";

    /** What precedes an @ in an address; passwords may hold slashes, but a port with a path is not a password. */
    private static final Pattern USER_INFO = Pattern.compile("(?i)(?<=[a-z0-9+.-]://)"
            + "(?:[^/\\s?#]*|[^/\\s?#:@]*:(?!\\d*/)[^\\s?#]*|(?<=\\bs3[an]?://)[^/\\s?#:@]+:[^\\s?#]*)@");

    /** {@code name=value}, {@code "name": "value"}, and words of a command line in a list: {@code '--name', 'value'}. */
    private static final Pattern SETTING = Pattern.compile("(?i)(?<![\\w.-])(" + NAMES
            + ")([\"']?\\s*=\\s*|[\"']?\\s*:\\s*(?=[\"'])|', (?='))(?:\"[^\"]*\"|'[^']*'|[^\\s&,;#\"']+)");

    private static final Pattern NAME = Pattern.compile("(?i)" + NAMES);

    private Redaction() {}

    /** The text with {@code ***} for the user information of its addresses and for values such as those of {@code token=…}. */
    public static String of(String text) {
        return SETTING.matcher(USER_INFO.matcher(text).replaceAll(HIDDEN + "@")).replaceAll("$1$2" + HIDDEN);
    }

    /** Redacts every text in a report; a value under a secret's name is hidden as a whole. */
    public static Map<String, Object> of(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, NAME.matcher(name).matches() ? HIDDEN : redacted(value)));
        return all;
    }

    private static Object redacted(Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(item -> all.add(redacted(item)));
            return all;
        }
        return value;
    }
}
