package camaudit.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes secrets out of what is printed or stored: credentials in addresses, and the values of settings that are named after secrets. */
public final class Redaction {
    private static final String HIDDEN = "***";
    private static final Pattern USER_INFO = Pattern.compile("(?<=[a-zA-Z0-9+.-]://)[^/\\s@?#]*(?:/[^/\\s@?#]*)?@");
    private static final String NAMES =
            "[\\w.-]*(?:secret|password|passwd|token|credential|signature|(?:access|api|account)[._-]?key)"
                    + "[\\w.-]*|sig";
    private static final Pattern SETTING = Pattern.compile("(?i)(?<![\\w.-])(" + NAMES + ")(\\s*=\\s*)[^\\s&,;#\"']+");
    private static final Pattern NAME = Pattern.compile("(?i)" + NAMES);

    private Redaction() {}

    /** The text with {@code ***} for the user information of its addresses and for values such as those of {@code token=…}. */
    public static String of(String text) {
        return SETTING.matcher(USER_INFO.matcher(text).replaceAll(HIDDEN + "@")).replaceAll("$1$2" + HIDDEN);
    }

    /** The same of every text in a report; what stands under a secret's name is hidden whole. */
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
