package camaudit.audit.slice;

import camaudit.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written form of slices; words that hold anything but letters, digits and {@code _ . : / + -} are in quotes, with JSON's escapes. */
final class SliceText {
    static final String ALL = "all";

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.:/+-]+");
    private static final String WORD = "(\"(?:[^\"\\\\]|\\\\.)*\"|[\\p{L}\\p{N}_.:/+-]+|\\*)";
    private static final Pattern ITEM =
            Pattern.compile("\\s*" + WORD + "\\s*=\\s*" + WORD + "\\s*(&|$)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);

    private SliceText() {}

    /** One condition as written; {@code any} where its value is an asterisk without quotes. */
    record Item(String dimension, String value, boolean any) {}

    static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    static List<Item> read(String text) {
        if (text.isBlank() || text.strip().equals(ALL)) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        Matcher matcher = ITEM.matcher(text);
        int at = 0;
        boolean more = true;
        while (more) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt() || matcher.group(1).equals("*")) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no slice: write all, or conditions such as label=cat & "
                                + "site=\"A 1\", with quotes around what holds more than letters and digits");
            }
            items.add(new Item(
                    plain(matcher.group(1)),
                    plain(matcher.group(2)),
                    matcher.group(2).equals("*")));
            more = matcher.group(3).equals("&");
            at = matcher.end();
        }
        return items;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                quoted.append(Numbers.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String plain(String word) {
        if (!word.startsWith("\"")) {
            return word;
        }
        return ESCAPE.matcher(word.substring(1, word.length() - 1))
                .replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1))));
    }

    private static String unescaped(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' ->
                escape.length() == 1 ? "u" : Character.toString((char) Integer.parseInt(escape.substring(1), 16));
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> escape;
        };
    }
}
